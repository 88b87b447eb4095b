/** A voter's profile: the balance that model/credits.ts moves, and preferences. Pure and APPSYNC_JS-safe. */
import type { CreditBalance, VotingAccess } from '../schema/generated/types';
import type { Shape } from './items';
import { profileKey } from './keys';
import type { Instant } from './voting';
import { update, type Write } from './writes';

/** What a voter chose. What was never chosen, or was taken back, is absent. */
export type Preferences = {
  displayName?: string;
  showPaidVotings?: boolean;
  accessFilter?: VotingAccess;
  /** Whether to be reminded of votings that open. */
  reminders?: boolean;
  /** Whether to be told what organisers write. */
  updates?: boolean;
};

/** A voter's profile as it is stored. Nothing is there until something was written for the voter. */
export type ProfileItem = Preferences & {
  credits?: number;
  /** Grows with every change of `credits`. */
  version?: number;
  /** What organisers gave and have not taken back. */
  granted?: number;
  /** Until when the voter has seen what was told. */
  messagesReadUpTo?: Instant;
  /** What changed the credits last: the vote's attempt, the grant, the payment. */
  lastChange?: string;
};

/** Whether somebody wants to be reminded: until they say otherwise. */
export function wantsReminders(preferences: Preferences | null | undefined): boolean {
  return preferences?.reminders ?? true;
}

/** Whether somebody wants to be told what organisers write: only once they have said so. */
export function wantsUpdates(preferences: Preferences | null | undefined): boolean {
  return preferences?.updates ?? false;
}

/** A profile may hold any of it, or nothing. */
export const PROFILE: Shape<ProfileItem> = { noun: 'profile', needs: {} };

/** The balance on a profile: zero where there is none, or nothing but preferences. */
export function balanceOf(userId: string, profile: ProfileItem | null | undefined): CreditBalance {
  return { userId, credits: profile?.credits ?? 0, version: profile?.version ?? 0 };
}

/**
 * Changes preferences; the others stay, and so does the version, which counts changes of the credits.
 * @param removed never with `chosen` both empty.
 */
export function preferencesWrite(userId: string, chosen: Preferences, removed: (keyof Preferences)[]): Write {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(chosen)) values[`:${name}`] = value;
  const assignments = Object.keys(chosen).map((name) => `${name} = :${name}`);
  const clauses: string[] = [];
  if (assignments.length > 0) clauses.push(`SET ${assignments.join(', ')}`);
  if (removed.length > 0) clauses.push(`REMOVE ${removed.join(', ')}`);
  const expression = clauses.join(' ');
  return update(profileKey(userId), assignments.length > 0 ? { expression, values } : { expression });
}
