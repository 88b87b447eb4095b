import * as auth from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { DeleteAccountDocument } from '../../../../schema/generated/operations';
// Configures Amplify before anything here asks it.
import '../api/amplify';
import { run } from '../api/client';
import { lastingRefusal } from './refusals';
import { endSession, session, startSession, type User } from './session';

/**
 * Everything about accounts that takes Amplify's auth client: loaded when somebody signs in or is signed in.
 * Passwords are proved by SRP, Amplify's default, and never leave the browser.
 */

/** What Cognito refuses tokens with for good; on anything else Amplify keeps them and tries again. */
const SESSION_ENDED = new Set([
  'NotAuthorizedException',
  'TokenRevokedException',
  'UserNotFoundException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'RefreshTokenReuseException',
]);

Hub.listen('auth', ({ payload }) => {
  if (payload.event !== 'tokenRefresh_failure' || session.get().phase !== 'in') return;
  const { error } = payload.data;
  if (SESSION_ENDED.has(error?.name ?? '')) endSession({ expired: true });
  else void endRefused(error);
});

/** Ends the session if its tokens were refused for good by what guards accounts: Amplify would keep them. */
async function endRefused(error: unknown): Promise<boolean> {
  const refusal = lastingRefusal(error);
  if (refusal === undefined) return false;
  endSession({ expired: true, refusal });
  await auth.signOut().catch(() => undefined);
  return true;
}

/** Who is signed in, by the tokens that Amplify keeps. */
export async function currentUser(): Promise<User | undefined> {
  const { tokens } = await auth.fetchAuthSession().catch(async (error: unknown) => {
    if (await endRefused(error)) return { tokens: undefined };
    throw error;
  });
  if (tokens === undefined) return undefined;
  const groups = tokens.accessToken.payload['cognito:groups'];
  const email = tokens.idToken?.payload['email'];
  return {
    id: String(tokens.accessToken.payload.sub),
    email: typeof email === 'string' ? email : '',
    organiser: Array.isArray(groups) && groups.includes('organisers'),
  };
}

/** What has to follow a sign-in. */
export type SignInStep = 'done' | 'confirm' | 'reset';

/** @throws Error of Cognito's; its `name` says what is wrong. */
export async function signIn(email: string, password: string): Promise<SignInStep> {
  const { nextStep } = await auth.signIn({ username: email, password });
  if (nextStep.signInStep === 'CONFIRM_SIGN_UP') return 'confirm';
  if (nextStep.signInStep === 'RESET_PASSWORD') return 'reset';
  const user = await currentUser();
  if (user === undefined)
    throw new Error(`Signing in asks for ${nextStep.signInStep}, which this app does not have.`);
  startSession(user);
  return 'done';
}

/**
 * Opens an account; a code goes to the address. An earlier sign-up of the address that nobody confirmed is replaced, its
 * password and its code with it.
 * @returns the account's id: only that sign-up is confirmed, whose password was typed here. Another one of the same
 * address may be somebody else's.
 * @throws Error of Cognito's.
 */
export async function signUp(email: string, password: string): Promise<string> {
  const { userId } = await auth.signUp({ username: email, password, options: { userAttributes: { email } } });
  return userId ?? email;
}

/** @throws Error of Cognito's. */
export async function confirmSignUp(userId: string, code: string): Promise<void> {
  await auth.confirmSignUp({ username: userId, confirmationCode: code });
}

/** Sends a code that allows a new password. @throws Error of Cognito's. */
export async function forgotPassword(email: string): Promise<void> {
  await auth.resetPassword({ username: email });
}

/** @throws Error of Cognito's. */
export async function setNewPassword(email: string, code: string, password: string): Promise<void> {
  await auth.confirmResetPassword({ username: email, confirmationCode: code, newPassword: password });
}

/** Ends the session here, or wherever this account is signed in. @throws Error of Cognito's. */
export async function signOut(everywhere = false): Promise<void> {
  await auth.signOut({ global: everywhere });
  endSession();
}

/**
 * Deletes the account and its data for good. May be repeated until it goes well: it goes on where it stopped.
 * @throws ApiError
 */
export async function deleteAccount(): Promise<void> {
  const { deleteAccount: account } = await run(DeleteAccountDocument, {}, 'voter');
  // Tokens are forgotten here whether or not Cognito still knows what to revoke.
  await auth.signOut();
  endSession({ deleted: { credits: account.credits } });
}
