import { DeleteUser } from 'cognito-local/lib/targets/deleteUser';
import { DeleteUserAttributes } from 'cognito-local/lib/targets/deleteUserAttributes';
import { ForgotPassword } from 'cognito-local/lib/targets/forgotPassword';
import { GetUser } from 'cognito-local/lib/targets/getUser';
import { GetUserAttributeVerificationCode } from 'cognito-local/lib/targets/getUserAttributeVerificationCode';
import { SignUp } from 'cognito-local/lib/targets/signUp';
import { UpdateUserAttributes } from 'cognito-local/lib/targets/updateUserAttributes';
import { VerifyUserAttribute } from 'cognito-local/lib/targets/verifyUserAttribute';
import { packageServices } from '../user-pools/package-services';
import type { Outbox } from '../user-pools/outbox';
import { adminTargets } from './admin';
import { checkWrittenAttributes } from './attributes';
import { newCode } from './codes';
import { changePassword, confirmForgotPassword, forgotPassword } from './password';
import { getTokensFromRefreshToken, revokeToken } from './refresh';
import { SignIn } from './sign-in';
import { globalSignOut } from './sign-out';
import { confirmSignUp, resendConfirmationCode, signUp } from './sign-up';
import { tokenHolder, type Input, type Target, type TargetServices } from './target';

/** The actions of the user pools API, by name. */
export interface Targets {
  /** Open to anyone, or to anyone who holds an access token. */
  open: Record<string, Target>;
  /** For callers with AWS credentials. */
  signed: Record<string, Target>;
}

/** cognito-local's own actions where they do as the service does, ours where they do not. */
export function createTargets(services: TargetServices, outbox: Outbox): Targets {
  const { pools } = services;
  const inner = packageServices(pools, outbox, newCode);
  /** cognito-local reads access tokens without checking them. */
  const withTokenChecked =
    (
      target: (ctx: typeof pools.context, input: never) => Promise<object>,
      check?: (input: Input) => void,
    ): Target =>
    async (input) => {
      await tokenHolder(services, input);
      check?.(input);
      return target(pools.context, input as never);
    };
  const signIn = new SignIn(services);
  return {
    open: {
      SignUp: signUp(services, (input) => SignUp(inner)(pools.context, input as never)),
      ConfirmSignUp: confirmSignUp(services),
      ResendConfirmationCode: resendConfirmationCode(services, outbox),
      InitiateAuth: signIn.initiateAuth,
      RespondToAuthChallenge: signIn.respondToAuthChallenge,
      GetTokensFromRefreshToken: getTokensFromRefreshToken(services),
      RevokeToken: revokeToken(services),
      GlobalSignOut: globalSignOut(services),
      ForgotPassword: forgotPassword(services, (input) =>
        ForgotPassword(inner)(pools.context, input as never),
      ),
      ConfirmForgotPassword: confirmForgotPassword(services),
      ChangePassword: changePassword(services),
      GetUser: withTokenChecked(GetUser(inner)),
      DeleteUser: withTokenChecked(DeleteUser(inner)),
      UpdateUserAttributes: withTokenChecked(UpdateUserAttributes(inner), checkWrittenAttributes),
      DeleteUserAttributes: withTokenChecked(DeleteUserAttributes(inner)),
      GetUserAttributeVerificationCode: withTokenChecked(GetUserAttributeVerificationCode(inner)),
      VerifyUserAttribute: withTokenChecked(VerifyUserAttribute(inner)),
    },
    signed: adminTargets(services, inner),
  };
}
