import type { Messages } from 'cognito-local/lib/services/messages';
import { DeleteUser } from 'cognito-local/lib/targets/deleteUser';
import { ForgotPassword } from 'cognito-local/lib/targets/forgotPassword';
import { AuthSessions } from '../user-pools/auth-sessions';
import { packageServices } from '../user-pools/package-services';
import { adminTargets } from './admin';
import { newCode } from './codes';
import { changePassword, confirmForgotPassword, forgotPassword } from './password';
import { getTokensFromRefreshToken, revokeToken } from './refresh';
import { SignIn } from './sign-in';
import { globalSignOut } from './sign-out';
import { associateSoftwareToken, setUserMfaPreference, verifySoftwareToken } from './software-token';
import { confirmSignUp, resendConfirmationCode, signUp, type SignUpSession } from './sign-up';
import { tokenHolder, type Target, type TargetServices } from './target';
import {
  deleteUserAttributes,
  getUser,
  getUserAttributeVerificationCode,
  updateUserAttributes,
  verifyUserAttribute,
} from './user-attributes';

/** The actions of the user pools API, by name. */
export interface Targets {
  /** Open to anyone, or to anyone who holds an access token. */
  open: Record<string, Target>;
  /** For callers with AWS credentials. */
  signed: Record<string, Target>;
}

/** cognito-local's own actions where they do as the service does, ours where they do not. */
export function createTargets(services: TargetServices, messages: Messages): Targets {
  const { pools } = services;
  const inner = packageServices(pools, messages, newCode);
  /** cognito-local reads access tokens without checking them. */
  const withTokenChecked =
    (target: (ctx: typeof pools.context, input: never) => Promise<object>): Target =>
    async (input) => {
      await tokenHolder(services, input);
      return target(pools.context, input as never);
    };
  const signUps = new AuthSessions<SignUpSession>();
  const signIn = new SignIn(services, messages, signUps);
  return {
    open: {
      SignUp: signUp(services, messages, signUps),
      ConfirmSignUp: confirmSignUp(services, signUps),
      ResendConfirmationCode: resendConfirmationCode(services, messages),
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
      GetUser: getUser(services),
      DeleteUser: withTokenChecked(DeleteUser(inner)),
      UpdateUserAttributes: updateUserAttributes(services, messages),
      DeleteUserAttributes: deleteUserAttributes(services),
      GetUserAttributeVerificationCode: getUserAttributeVerificationCode(services, messages),
      VerifyUserAttribute: verifyUserAttribute(services),
      AssociateSoftwareToken: associateSoftwareToken(services),
      VerifySoftwareToken: verifySoftwareToken(services),
      SetUserMFAPreference: setUserMfaPreference(services),
    },
    signed: adminTargets(services, inner),
  };
}
