import { codeOf, stepAt } from '@hustings/aws-local/one-time-codes';
import { Amplify } from 'aws-amplify';
import { confirmSignIn, fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import type { Configuration } from './client';
import type { Voter } from './vote';

/** An account that is kept for smoke tests. */
export interface SmokeAccount {
  email: string;
  password: string;
  /** The key of its authenticator app, where its stage asks organisers for one. */
  appKey?: string | undefined;
}

/** Signs in as the page does: by SRP, with Amplify, and with a code. @throws Error of Cognito's. */
export async function signInAs(account: SmokeAccount, configuration: Configuration): Promise<Voter> {
  Amplify.configure(configuration);
  await signOut();
  let { nextStep } = await signIn({ username: account.email, password: account.password });
  if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' && account.appKey) {
    const challengeResponse = codeOf(account.appKey.replaceAll(' ', ''), stepAt(Date.now()));
    ({ nextStep } = await confirmSignIn({ challengeResponse }));
  }
  if (nextStep.signInStep !== 'DONE') throw new Error(`Signing in asks for ${nextStep.signInStep}.`);
  const { tokens } = await fetchAuthSession();
  return { token: String(tokens?.accessToken) };
}
