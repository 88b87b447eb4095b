import { CognitoError } from 'cognito-local/lib/errors';
import type { StoredUser, UserPool } from '../user-pools/user-pool';
import type { UserPools } from '../user-pools/user-pools';
import type { Attribute } from './attributes';

/**
 * Refuses an address that another user signs in with: taking it would take that user's sign-in.
 * Source: API reference, `UpdateUserAttributes`, errors.
 * @throws CognitoError `AliasExistsException`
 */
export async function refuseTakenAddress(
  pools: UserPools,
  pool: UserPool,
  user: StoredUser,
  attributes: readonly Attribute[],
): Promise<void> {
  for (const { Name, Value } of attributes)
    if (Name === 'email' && Value !== '' && pool.findsByEmail) {
      const holder = await pool.getUserByUsername(pools.context, Value);
      if (holder !== null && holder.Username !== user.Username)
        throw new CognitoError('AliasExistsException', 'An account with the given email already exists.');
    }
}
