import type { Grant, GrantItem } from '../../model/credits';
import type { VoterName } from '../../model/calls';
import type { ProfileItem } from '../../model/profile';
import type { CreditBalance } from '../../schema/generated/types';
import { invalidInput } from '../lib/failures';

/** What the steps of `grantCredits` hand on. */
export type GrantStash = {
  name: VoterName;
  grant: Grant;
  /** Who was found under that name. */
  userId?: string;
  /** What was read of the voter. */
  known?: { profile: ProfileItem | null };
  /** What the grant came to. */
  answer?: CreditBalance;
};

/** Takes a grant that was given with this key for the one asked for. Ends the field when it is another one. */
export function answerAsBefore(stash: GrantStash, given: GrantItem): void {
  const { grant, userId } = stash;
  if (given.credits !== grant.credits || given.note !== grant.note)
    invalidInput('idempotencyKey', 'This idempotency key was used for another number of credits or reason.');
  if (typeof given.balance !== 'number' || typeof given.version !== 'number')
    invalidInput(
      'idempotencyKey',
      'This was given before, and what it came to was not kept. Nothing was given again.',
    );
  stash.answer = { userId: userId ?? '', credits: given.balance, version: given.version };
}

/** Ends the field when more would be taken back than organisers gave. */
export function refuseTooMuch(grant: Grant, profile: ProfileItem | null): void {
  const granted = profile?.granted ?? 0;
  if (grant.credits < 0 && granted + grant.credits < 0)
    invalidInput(
      'credits',
      `Organisers gave this voter ${granted} credits that were not taken back. No more can be.`,
    );
}
