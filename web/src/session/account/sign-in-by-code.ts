import * as auth from 'aws-amplify/auth';
import { thisTab } from '../../ui/storage/browser-storage';
import { begin, confirmSignUp, signIn, signUp } from './accounts';
import { refusalName } from './refusals';

/** A code that is on its way to an address. */
export interface SentCode {
  email: string;
  /** Of somebody who has no account yet: what they sign up as. Absent: the code signs in to the account of the address. */
  newcomer?: { userId: string; password: string };
}

/** Phones put pages away while their owners look for mail: the step is found again, in this tab alone. */
const NAME = 'hustings.sent-code';

/** The code that this tab waits for. */
export function sentCode(): SentCode | undefined {
  try {
    return (JSON.parse(thisTab.get(NAME) ?? 'null') as SentCode | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Nobody waits for a code any more. */
export function forgetSentCode(): void {
  thisTab.remove(NAME);
}

/**
 * Sends a code to an address, to sign up with or to sign in: nobody has to know which it takes. A newcomer's password is made
 * here and never seen by anybody. By it only the sign-up of this page is signed in to, and not another one of the same address
 * (docs/decisions/0048).
 * @returns undefined where no code signs in to the account of the address: it has an authenticator app.
 * @throws Error of Cognito's; its `name` says what is wrong.
 */
export async function sendCode(email: string): Promise<SentCode | undefined> {
  const sent = (await asNewcomer(email)) ?? (await asKnown(email));
  if (sent) thisTab.set(NAME, JSON.stringify(sent));
  else forgetSentCode();
  return sent;
}

/** Signs in by the code that came. @throws Error of Cognito's: `ExpiredCodeException` where another code is needed. */
export async function enterCode({ email, newcomer }: SentCode, code: string): Promise<void> {
  if (newcomer === undefined) await answerKnown(code);
  else {
    // Confirmed already is as well: by the same code, whose answer was lost.
    await confirmSignUp(newcomer.userId, code).catch(unless('NotAuthorizedException'));
    await signIn(email, newcomer.password).catch(tooLate('NotAuthorizedException'));
  }
  forgetSentCode();
}

async function asNewcomer(email: string): Promise<SentCode | undefined> {
  const password = madeUpPassword();
  const userId = await signUp(email, password).catch(unless('UsernameExistsException'));
  return userId === undefined ? undefined : { email, newcomer: { userId, password } };
}

async function asKnown(email: string): Promise<SentCode | undefined> {
  try {
    const { nextStep } = await auth.signIn({
      username: email,
      options: { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' },
    });
    return nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE' ? { email } : undefined;
  } catch (error) {
    if (error instanceof Error && refusalName(error) === 'AppNeeded') return undefined;
    throw error;
  }
}

async function answerKnown(code: string): Promise<void> {
  const { nextStep } = await auth
    .confirmSignIn({ challengeResponse: code })
    // The session is over, or Amplify knows it no longer.
    .catch(tooLate('NotAuthorizedException', 'SignInException'));
  await begin(nextStep.signInStep);
}

/** What the user pool takes, whatever it asks of a password. */
function madeUpPassword(): string {
  return `${Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16)).join('')}-aA1`;
}

/** Goes on with undefined after errors of these names. */
function unless(...names: string[]) {
  return (error: unknown): undefined => {
    if (error instanceof Error && names.includes(error.name)) return;
    throw error;
  };
}

/** Errors of these names mean that another code is needed. */
function tooLate(...names: string[]) {
  return (error: unknown): never => {
    if (!(error instanceof Error) || !names.includes(error.name)) throw error;
    throw Object.assign(new Error(error.message, { cause: error }), { name: 'ExpiredCodeException' });
  };
}
