import type { Services } from 'cognito-local/lib/services';
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
import { ListUsers } from 'cognito-local/lib/targets/listUsers';
import { ListUsersInGroup } from 'cognito-local/lib/targets/listUsersInGroup';
import { adminUserGlobalSignOut } from './sign-out';
import { text, type Target, type TargetServices } from './target';

/** Actions on users, for callers whose policies allow them. Pools, clients and groups belong to the template. */
export function adminTargets(services: TargetServices, inner: Services): Record<string, Target> {
  const { pools } = services;
  const pass =
    (target: (ctx: typeof pools.context, input: never) => Promise<object>): Target =>
    (input) =>
      target(pools.context, input as never);
  const withPassword =
    (parameter: string, target: Target): Target =>
    async (input) => {
      const pool = pools.byId(text(input, 'UserPoolId'));
      if (input[parameter] !== undefined) pool.acceptPassword(input[parameter]);
      return target(input);
    };
  return {
    AdminAddUserToGroup: pass(AdminAddUserToGroup(inner)),
    AdminConfirmSignUp: pass(AdminConfirmSignUp(inner)),
    AdminCreateUser: withPassword('TemporaryPassword', pass(AdminCreateUser(inner))),
    AdminDeleteUser: pass(AdminDeleteUser(inner)),
    AdminDisableUser: pass(AdminDisableUser(inner)),
    AdminEnableUser: pass(AdminEnableUser(inner)),
    AdminGetUser: pass(AdminGetUser(inner)),
    AdminListGroupsForUser: pass(AdminListGroupsForUser(inner)),
    AdminRemoveUserFromGroup: pass(AdminRemoveUserFromGroup(inner)),
    AdminSetUserPassword: withPassword('Password', pass(AdminSetUserPassword(inner))),
    AdminUpdateUserAttributes: pass(AdminUpdateUserAttributes(inner)),
    AdminUserGlobalSignOut: adminUserGlobalSignOut(services),
    ListGroups: pass(ListGroups(inner)),
    ListUsers: pass(ListUsers(inner)),
    ListUsersInGroup: pass(ListUsersInGroup(inner)),
  };
}
