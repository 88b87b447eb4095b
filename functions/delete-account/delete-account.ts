import { TOKENS_LIVE_SECONDS } from '../../model/closure';
import type { SettlingServices } from '../lib/checkouts/settle';
import { UnfinishedError } from '../lib/errors/errors';
import type { UserPoolDirectory } from '../lib/people/directory';
import { closeBalance } from './close-balance';
import type { DeletedAccount } from '../../schema/generated/types';
import { forgetItems } from './forget-items';
import { giveUpCheckouts } from './give-up-checkouts';
import type { VoterItems } from './voter-items';

/** What deleting an account needs. */
export interface DeletingServices extends SettlingServices {
  items: VoterItems;
  users: Pick<UserPoolDirectory, 'remove'>;
  /** Milliseconds that one call may take, the user directory left out. Absent: {@link CALL_TIME}. */
  callTime?: number;
}

/**
 * Milliseconds of one call: AppSync gives a resolver 30 seconds ("AWS AppSync endpoints and quotas", request execution
 * time), and removing the user comes last.
 */
export const CALL_TIME = 22_000;

/** Seconds that nothing is sold to an account while it is being deleted: longer than a call can last. */
const CLOSED_WHILE_DELETING = 60;

/**
 * `Mutation.deleteAccount`. Every step may be repeated, so a call that ended half-way is simply made again.
 *
 * (a) From here on nothing is sold to the account, and every pending checkout is given up. Nothing is deleted before
 *     all of them are.
 * (b) Then tokens of the account are barred from voting and writing: functions/lib/people/close-account.ts says how.
 *     The credits go with the ledger and the profile, then what remembers idempotency keys and the checkouts that took
 *     no money: at once, or thirty days later if a page was open where money may have been on its way. Votes stay,
 *     because a tally is proved by counting them again; so do checkouts that took money, as records of it.
 * (c) The mailbox is marked: its hash goes once every voting is final that it voted in, and until then finds the votes
 *     again for a new account. The user goes, last: until then those who may call this again can sign in. A sign-in in
 *     between has bound the mailbox again, so that it is marked once more.
 *
 * A call after that, by a token that outlived the account, leaves the schedule as it is: every vote of the account is
 * barred for longer than its tokens live, and organisers write the schedule too.
 * @throws CallerError, ProviderError, ContentionError: nothing was deleted. UnfinishedError: call again.
 */
export async function deleteAccount(services: DeletingServices, userId: string): Promise<DeletedAccount> {
  const { items, users, now, callTime = CALL_TIME } = services;
  const endsAt = performance.now() + callTime;
  const secondsFromNow = (seconds: number) => Math.floor(now() / 1000) + seconds;

  await items.stopSelling(userId, secondsFromNow(CLOSED_WHILE_DELETING));
  await giveUpCheckouts(services, userId);

  try {
    if (!(await items.isGone(userId))) await items.close(userId, now());
    const credits = await closeBalance(items, userId, endsAt);
    await forgetItems(items, userId, endsAt, secondsFromNow(0), services.log);

    await items.stopSelling(userId, secondsFromNow(TOKENS_LIVE_SECONDS));
    await items.leaveMailbox(userId, now());
    await users.remove(userId);
    await items.leaveMailbox(userId, now());
    await items.noteGone(userId);
    services.log('info', 'AccountDeleted', { credits });
    return { id: userId, credits };
  } catch (error) {
    if (error instanceof UnfinishedError) throw error;
    // Whatever it was, something is deleted by now, and going on is the only way.
    services.log('error', 'DeletionInterrupted', { reason: (error as Error).name });
    throw new UnfinishedError('The deletion was interrupted.', { cause: error });
  }
}
