import { UserNotFoundError } from 'cognito-local/lib/errors';
import { text, tokenHolder, type Target, type TargetServices } from './target';

/** `GlobalSignOut`: ends every session of the user who holds the access token. */
export function globalSignOut(services: TargetServices): Target {
  return async (input) => {
    const { pool, user } = await tokenHolder(services, input);
    await pool.saveUser(services.pools.context, { ...user, RefreshTokens: [] });
    return {};
  };
}

/** `AdminUserGlobalSignOut`: ends every session of a user. */
export function adminUserGlobalSignOut({ pools }: TargetServices): Target {
  return async (input) => {
    const pool = pools.byId(text(input, 'UserPoolId'));
    const user = await pool.getUserByUsername(pools.context, text(input, 'Username'));
    if (user === null) throw new UserNotFoundError('User does not exist.');
    await pool.saveUser(pools.context, { ...user, RefreshTokens: [] });
    return {};
  };
}
