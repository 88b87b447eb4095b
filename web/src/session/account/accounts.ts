import * as auth from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { ORGANISERS, ORGANISERS_WITHOUT_APP } from '../../../../model/organisers';
import { DeleteAccountDocument } from '../../../../schema/generated/operations';
import { everyTab } from '../../ui/storage/browser-storage';
// Configures Amplify before anything here asks it.
import '../api/amplify';
import { run } from '../api/client';
import { ofAppCode } from './app-codes';
import { PUSHED_VOTER } from './pushed-voter';
import { addressIn, lastingRefusal } from './refusals';
import { endSession, session, startSession, userOf, type User } from './session';

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

/** Whom this device was last asked about. */
let refreshedFor: string | undefined;

session.subscribe(() => {
  const user = userOf(session.get());
  if (user?.id === refreshedFor) return;
  refreshedFor = user?.id;
  if (user === undefined || everyTab.get(PUSHED_VOTER) === null) return;
  // What cannot be said now is said when the page starts next.
  void import('./push-device')
    .then(({ refreshDevice }) => refreshDevice(user.id, document.documentElement.lang))
    .catch(() => undefined);
});

/** This device is told nothing any longer of an account that is left. It must not keep anybody from leaving. */
async function leaveDevice(isDeleted = false): Promise<void> {
  if (everyTab.get(PUSHED_VOTER) === null) return;
  await import('./push-device').then((device) => device.leaveDevice({ isDeleted })).catch(() => undefined);
}

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
  const named = tokens.accessToken.payload['cognito:groups'];
  const groups: unknown[] = Array.isArray(named) ? named : [];
  const email = tokens.idToken?.payload['email'];
  return {
    id: String(tokens.accessToken.payload.sub),
    email: typeof email === 'string' ? email : '',
    organiser: groups.includes(ORGANISERS),
    withoutApp: groups.includes(ORGANISERS_WITHOUT_APP),
  };
}

/** What has to follow a sign-in. */
export type SignInStep = 'done' | 'confirm' | 'reset' | 'app-code';

/** @throws Error of Cognito's; its `name` says what is wrong. `NoAddress`: nobody was asked. */
export async function signIn(email: string, password: string): Promise<SignInStep> {
  const { nextStep } = await auth.signIn({ username: addressIn(email), password });
  if (nextStep.signInStep === 'CONFIRM_SIGN_UP') return 'confirm';
  if (nextStep.signInStep === 'RESET_PASSWORD') return 'reset';
  if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE') return 'app-code';
  await begin(nextStep.signInStep);
  return 'done';
}

/** Ends a sign-in with a code of the authenticator app. @throws Error of Cognito's, or one of `app-codes`. */
export async function confirmSignIn(code: string): Promise<void> {
  const { nextStep } = await ofAppCode(() => auth.confirmSignIn({ challengeResponse: code }));
  await begin(nextStep.signInStep);
}

/** Begins the session that Amplify has the tokens of. @throws Error naming the step that Cognito asks for in their place. */
export async function begin(step: string): Promise<void> {
  const user = await currentUser();
  if (user === undefined) throw new Error(`Signing in asks for ${step}, which this app does not have.`);
  startSession(user);
}

/**
 * Opens an account; a code goes to the address. An earlier sign-up of the address that nobody confirmed is replaced, its
 * password and its code with it.
 * @returns the account's id: only that sign-up is confirmed, whose password was typed here. Another one of the same
 * address may be somebody else's.
 * @throws Error of Cognito's.
 */
export async function signUp(email: string, password: string): Promise<string> {
  const { userId } = await auth.signUp({
    username: addressIn(email),
    password,
    options: { userAttributes: { email }, clientMetadata: spoken() },
  });
  return userId ?? email;
}

/** @throws Error of Cognito's. */
export async function confirmSignUp(userId: string, code: string): Promise<void> {
  await auth.confirmSignUp({ username: userId, confirmationCode: code });
}

/** In which language codes are to come: that of the page. */
function spoken(): Record<string, string> {
  return { language: document.documentElement.lang };
}

/** Sends a code that allows a new password. @throws Error of Cognito's. */
export async function forgotPassword(email: string): Promise<void> {
  await auth.resetPassword({ username: addressIn(email), options: { clientMetadata: spoken() } });
}

/** @throws Error of Cognito's. */
export async function setNewPassword(email: string, code: string, password: string): Promise<void> {
  await auth.confirmResetPassword({ username: email, confirmationCode: code, newPassword: password });
}

/**
 * Begins to set an authenticator app up; the one before is good until this one is turned on.
 * @returns the key, and the address that a code to scan is made of.
 * @throws Error of Cognito's.
 */
export async function beginAppSetUp(email: string): Promise<{ secret: string; address: string }> {
  const details = await auth.setUpTOTP();
  return { secret: details.sharedSecret, address: details.getSetupUri('Hustings', email).href };
}

/**
 * Turns the authenticator app on, and ends every session: from now on they begin with a code.
 * @throws Error of Cognito's, or one of `app-codes`.
 */
export async function turnAppOn(code: string): Promise<void> {
  await ofAppCode(() => auth.verifyTOTPSetup({ code }));
  await auth.updateMFAPreference({ totp: 'PREFERRED' });
  // Where the others cannot be ended now, the guard of accounts ends them at the first sign-in with a code.
  await auth.signOut({ global: true }).catch(() => auth.signOut());
  endSession();
}

/** Ends the session here, or wherever this account is signed in. @throws Error of Cognito's. */
export async function signOut(everywhere = false): Promise<void> {
  await leaveDevice();
  await auth.signOut({ global: everywhere });
  endSession();
}

/**
 * Deletes the account and its data for good. May be repeated until it goes well: it goes on where it stopped.
 * @throws ApiError
 */
export async function deleteAccount(): Promise<void> {
  const { deleteAccount: account } = await run(DeleteAccountDocument, {}, 'voter');
  await leaveDevice(true);
  // Tokens are forgotten here whether or not Cognito still knows what to revoke.
  await auth.signOut();
  endSession({ deleted: { credits: account.credits } });
}
