import type { Grant, GrantItem } from '../../model/credits';
import { invalidInput } from '../lib/failures';

/** What the steps of `grantCredits` hand on. `unread`: the grant that was given with the same key has to be read. */
export type GrantStash = { grant: Grant; given?: boolean; unread?: boolean };

/** Ends the field when the grant that was given with this idempotency key is another one than the one asked for. */
export function refuseOtherGrant(grant: Grant, given: GrantItem): void {
  if (given.credits !== grant.credits || given.note !== grant.note)
    invalidInput('idempotencyKey', 'This idempotency key was used for another number of credits or reason.');
}
