/**
 * Organisers act with a second factor, where the stage asks for it. A user pool asks everybody or nobody for one, and its
 * tokens do not tell whether one was given ("Adding MFA to a user pool", "Understanding the identity token", Cognito
 * developer guide). So the group is given or withheld when tokens are made:
 *
 * (a) Who has no authenticator app that is turned on gets tokens without the group.
 * (b) Who has one cannot sign in without a code. The first time that this happens it is kept, and every session from
 *     before ends: it began with a password alone, and would else become an organiser's by being refreshed.
 * (c) Refreshed tokens name the group from then on, and no longer once the app was turned off.
 */
import { ORGANISERS, ORGANISERS_WITHOUT_APP } from '../../model/organisers';

/** What it takes to ask for a second factor. */
export interface SecondFactor {
  /** Whether an authenticator app is turned on for an account. */
  usesApp(userId: string): Promise<boolean>;
  /** Whether it was kept that the account signed in with a code. */
  isKept(userId: string): Promise<boolean>;
  keep(userId: string): Promise<void>;
  forget(userId: string): Promise<void>;
  signOutEverywhere(userId: string): Promise<void>;
}

/** Tokens that are about to be made. */
export interface Tokens {
  userId: string;
  groups: readonly string[];
  /** Whether they are the first ones of a session. */
  isSignIn: boolean;
}

/** The groups that tokens are to name. @param factor absent: the stage asks for none. */
export async function groupsInTokens(factor: SecondFactor | undefined, tokens: Tokens): Promise<string[]> {
  const { userId, isSignIn } = tokens;
  const groups = [...tokens.groups];
  if (factor === undefined || !groups.includes(ORGANISERS)) return groups;
  const withheld = groups.map((group) => (group === ORGANISERS ? ORGANISERS_WITHOUT_APP : group));
  if (!(await factor.usesApp(userId))) {
    await factor.forget(userId); // (a)
    return withheld;
  }
  if (await factor.isKept(userId)) return groups; // (c)
  if (!isSignIn) return withheld;
  // First what takes away: who is interrupted in between signs in once more.
  await factor.signOutEverywhere(userId); // (b)
  await factor.keep(userId);
  return groups;
}
