import { CognitoError, NotAuthorizedError, UserNotFoundError } from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import type { Attempts } from '../user-pools/attempts';
import type { Disguises } from '../user-pools/disguise';
import type { Tokens } from '../user-pools/tokens';
import type { Triggers } from '../user-pools/triggers';
import type { UserPools } from '../user-pools/user-pools';
import type { StoredUser, UserPool } from '../user-pools/user-pool';

/** What the targets written here work with. */
export interface TargetServices {
  pools: UserPools;
  tokens: Tokens;
  attempts: Attempts;
  disguises: Disguises;
  triggers: Triggers;
}

/** An API call's input: what the service's API reference lists, of which nothing is checked yet. */
export type Input = Record<string, unknown>;

/** One action of the user pools API. */
export type Target = (input: Input) => Promise<object>;

/** A string parameter, or the empty string. */
export function text(input: unknown, name: string): string {
  const value = typeof input === 'object' && input !== null ? (input as Input)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The words of the service for a wrong password and for an unknown user alike. */
export function wrongCredentials(): NotAuthorizedError {
  return new NotAuthorizedError('Incorrect username or password.');
}

/**
 * Refuses a new user whose name or address is another's. Where names are addresses, the service's words say so.
 * @throws CognitoError `UsernameExistsException`
 */
export async function refuseTakenName(
  pools: UserPools,
  pool: UserPool,
  names: readonly (string | undefined)[],
): Promise<void> {
  for (const name of names)
    if (name !== undefined && name !== '' && (await pool.getUserByUsername(pools.context, name)) !== null)
      throw new CognitoError(
        'UsernameExistsException',
        pool.signsInByEmail ? 'An account with the given email already exists.' : 'User already exists',
      );
}

/**
 * Whether a client hides which users exist. It does not unless it says so.
 * Source: Cognito developer guide, "Managing user existence error responses".
 */
export function hidesUsers(client: AppClient): boolean {
  return client.PreventUserExistenceErrors === 'ENABLED';
}

/**
 * Answers for a user that does not exist as if a code had been sent, where the client hides who exists.
 * @throws UserNotFoundError where it does not.
 */
export function pretendDelivery(client: AppClient, username: string): object {
  if (!hidesUsers(client)) throw new UserNotFoundError('Username/client id combination not found.');
  return { CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: username } };
}

/** Names one user in counts of attempts. */
export function attemptKey(what: string, pool: UserPool, username: string): string {
  return `${what} ${pool.id} ${username.toLowerCase()}`;
}

/** The user behind an access token whose session is still alive. @throws NotAuthorizedError */
export async function tokenHolder(
  { pools, tokens }: TargetServices,
  input: Input,
): Promise<{ pool: UserPool; client: AppClient; user: StoredUser }> {
  const holder = tokens.holderOf(text(input, 'AccessToken'));
  const { pool, client } = await pools.byClient(holder.clientId);
  const user = await pool.getUserByUsername(pools.context, holder.username);
  const alive = user?.RefreshTokens.some((token) => tokens.sessionOf(token)?.id === holder.sessionId);
  if (!user || !alive) throw new NotAuthorizedError('Access Token has been revoked');
  if (!user.Enabled) throw new NotAuthorizedError('User is disabled.');
  return { pool, client, user };
}
