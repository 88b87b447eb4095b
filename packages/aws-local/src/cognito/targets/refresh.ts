import { CognitoError, InvalidParameterError, NotAuthorizedError } from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import type { UserPool } from '../user-pools/user-pool';
import { text, type Target, type TargetServices } from './target';

/** New access and ID tokens for a session that is still alive. @throws NotAuthorizedError */
export async function refreshTokens(
  { pools, tokens, triggers }: TargetServices,
  pool: UserPool,
  client: AppClient,
  refreshToken: string,
): Promise<object> {
  if (refreshToken === '') throw new InvalidParameterError('Missing required parameter REFRESH_TOKEN');
  const session = tokens.sessionOf(refreshToken);
  if (session?.clientId !== client.ClientId) throw new NotAuthorizedError('Invalid Refresh Token');
  const user = await pool.getUserByUsername(pools.context, session.username);
  if (!user?.RefreshTokens.includes(refreshToken))
    throw new NotAuthorizedError('Refresh Token has been revoked');
  if (!tokens.isLive(refreshToken)) throw new NotAuthorizedError('Refresh Token has expired');
  if (!user.Enabled) throw new NotAuthorizedError('User is disabled.');
  const membership = await pool.listUserGroupMembership(pools.context, user);
  const groups = await triggers.preTokenGeneration('RefreshTokens', pool, user, membership, client.ClientId);
  return { AuthenticationResult: tokens.issue(user, groups, client, session) };
}

/** `GetTokensFromRefreshToken`, without rotation. */
export function getTokensFromRefreshToken(services: TargetServices): Target {
  return async (input) => {
    const { pool, client } = await services.pools.byClient(text(input, 'ClientId'));
    return refreshTokens(services, pool, client, text(input, 'RefreshToken'));
  };
}

/** `RevokeToken`: ends one session. A token that is no longer known is revoked already. */
export function revokeToken({ pools, tokens }: TargetServices): Target {
  return async (input) => {
    const { pool, client } = await pools.byClient(text(input, 'ClientId'));
    if (client.EnableTokenRevocation === false)
      throw new CognitoError(
        'UnsupportedOperationException',
        'Token revocation is not enabled for this client.',
      );
    const token = text(input, 'Token');
    const session = tokens.sessionOf(token);
    if (session === undefined)
      throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type');
    if (session.clientId !== client.ClientId)
      throw new CognitoError('UnauthorizedException', 'The token was issued to another client.');
    const user = await pool.getUserByUsername(pools.context, session.username);
    if (user?.RefreshTokens.includes(token))
      await pool.saveUser(pools.context, {
        ...user,
        RefreshTokens: user.RefreshTokens.filter((other) => other !== token),
      });
    return {};
  };
}
