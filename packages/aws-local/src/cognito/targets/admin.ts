import { NotAuthorizedError, UserNotFoundError } from 'cognito-local/lib/errors';
import type { Services } from 'cognito-local/lib/services';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService';
import { AdminAddUserToGroup } from 'cognito-local/lib/targets/adminAddUserToGroup';
import { AdminConfirmSignUp } from 'cognito-local/lib/targets/adminConfirmSignUp';
import { AdminCreateUser } from 'cognito-local/lib/targets/adminCreateUser';
import { AdminDeleteUser } from 'cognito-local/lib/targets/adminDeleteUser';
import { AdminDisableUser } from 'cognito-local/lib/targets/adminDisableUser';
import { AdminEnableUser } from 'cognito-local/lib/targets/adminEnableUser';
import { AdminGetUser } from 'cognito-local/lib/targets/adminGetUser';
import { AdminListGroupsForUser } from 'cognito-local/lib/targets/adminListGroupsForUser';
import { AdminRemoveUserFromGroup } from 'cognito-local/lib/targets/adminRemoveUserFromGroup';
import { AdminSetUserPassword } from 'cognito-local/lib/targets/adminSetUserPassword';
import { AdminUpdateUserAttributes } from 'cognito-local/lib/targets/adminUpdateUserAttributes';
import { ListGroups } from 'cognito-local/lib/targets/listGroups';
import { ListUsersInGroup } from 'cognito-local/lib/targets/listUsersInGroup';
import { clientMetadataOf } from '../user-pools/triggers';
import type { StoredUser, UserPool } from '../user-pools/user-pool';
import { refuseTakenAddress } from './addresses';
import { acceptAttributes } from './attributes';
import { listUsers } from './list-users';
import { adminUserGlobalSignOut } from './sign-out';
import { adminSetUserMfaPreference } from './software-token';
import { refuseTakenName, text, type Input, type Target, type TargetServices } from './target';

/** Actions on users, for callers whose policies allow them. Pools, clients and groups belong to the template. */
export function adminTargets(services: TargetServices, inner: Services): Record<string, Target> {
  const { pools } = services;
  const pass =
    (target: (ctx: typeof pools.context, input: never) => Promise<object>): Target =>
    (input) =>
      target(pools.context, input as never);
  const poolOf = (input: Input): UserPool => pools.byId(text(input, 'UserPoolId'));
  const userOf = async (input: Input): Promise<StoredUser> => {
    const user = await poolOf(input).getUserByUsername(pools.context, text(input, 'Username'));
    if (user === null) throw new UserNotFoundError('User does not exist.');
    return user;
  };
  const onUser =
    (target: Target): Target =>
    async (input) => {
      await userOf(input);
      return target(input);
    };
  return {
    AdminAddUserToGroup: onUser(pass(AdminAddUserToGroup(inner))),
    AdminConfirmSignUp: onUser(async (input) => {
      const { UserStatus } = await userOf(input);
      if (UserStatus !== 'UNCONFIRMED')
        throw new NotAuthorizedError(`User cannot be confirmed. Current status is ${UserStatus}`);
      await pass(AdminConfirmSignUp(inner))(input);
      await services.triggers.postConfirmation('ConfirmSignUp', poolOf(input), await userOf(input), {
        clientMetadata: clientMetadataOf(input),
      });
      return {};
    }),
    AdminCreateUser: async (input) => {
      const pool = poolOf(input);
      if (input['TemporaryPassword'] !== undefined) pool.acceptPassword(input['TemporaryPassword']);
      const attributes = acceptAttributes(input['UserAttributes'], { pool, isNew: true });
      await services.triggers.preSignUp({
        source: 'PreSignUp_AdminCreateUser',
        pool,
        username: text(input, 'Username'),
        clientMetadata: clientMetadataOf(input),
        attributes: attributesToRecord(attributes),
        validationData: null,
      });
      const email = attributes.find(({ Name }) => Name === 'email')?.Value;
      await refuseTakenName(pools, pool, [text(input, 'Username'), email]);
      return pass(AdminCreateUser(inner))({ ...input, UserAttributes: attributes });
    },
    AdminDeleteUser: onUser(pass(AdminDeleteUser(inner))),
    AdminDisableUser: onUser(pass(AdminDisableUser(inner))),
    AdminEnableUser: onUser(pass(AdminEnableUser(inner))),
    AdminGetUser: onUser(pass(AdminGetUser(inner))),
    AdminListGroupsForUser: onUser(pass(AdminListGroupsForUser(inner))),
    AdminRemoveUserFromGroup: onUser(pass(AdminRemoveUserFromGroup(inner))),
    AdminSetUserMFAPreference: adminSetUserMfaPreference(services),
    AdminSetUserPassword: onUser(async (input) => {
      poolOf(input).acceptPassword(input['Password']);
      return pass(AdminSetUserPassword(inner))(input);
    }),
    AdminUpdateUserAttributes: async (input) => {
      const pool = poolOf(input);
      const user = await userOf(input);
      const attributes = acceptAttributes(input['UserAttributes'], { pool, isNew: false });
      await refuseTakenAddress(pools, pool, user, attributes);
      return pass(AdminUpdateUserAttributes(inner))({ ...input, UserAttributes: attributes });
    },
    AdminUserGlobalSignOut: adminUserGlobalSignOut(services),
    ListGroups: pass(ListGroups(inner)),
    ListUsers: listUsers(services),
    ListUsersInGroup: pass(ListUsersInGroup(inner)),
  };
}
