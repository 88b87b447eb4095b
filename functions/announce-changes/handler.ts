import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { CallAppSync } from '../lib/appsync/caller';
import type { Log } from '../lib/log';
import type { StartRecount } from '../lib/tally/recount-starter';
import { PublishCreditsDocument } from '../../schema/generated/operations';
import type { CreditBalance } from '../../schema/generated/types';
import { changedBalances, changedVotings } from './changes';

/** Milliseconds before closing, and before opening, from which something is done right away; others are left to what runs every minute. */
export const SOON = 120_000;

/** What announcing works with. */
export interface AnnouncingParts {
  callAppSync: CallAppSync;
  startRecount: StartRecount;
  /** Has the announcer look now, and not only with the next minute. */
  wakeAnnouncer: () => Promise<void>;
  log: Log;
  now: () => number;
}

/**
 * Tells `onCredits` of changed balances, starts the recount of votings that close soon, and of those that were repaired,
 * whose result is to be published again, and wakes the announcer for votings that have a new opening time and open soon.
 * All of it may be repeated without harm, so that the batch goes on at the first record that could not be passed on.
 */
export function createHandler({ callAppSync, startRecount, wakeAnnouncer, log, now }: AnnouncingParts) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const votings = changedVotings(Records);
    const openingSoon = votings.filter(
      ({ voting: { opensAt, closesAt }, hasNewOpening }) =>
        hasNewOpening && Date.parse(opensAt) <= now() + SOON && Date.parse(closesAt) > now(),
    );
    const closingSoon = votings.filter(
      ({ voting: { closesAt, recount, disagreement } }) =>
        !recount && !disagreement && Date.parse(closesAt) <= now() + SOON,
    );
    const repaired = votings.filter(({ isRepaired }) => isRepaired);
    const failed = await Promise.all([
      ...changedBalances(Records).map(({ sequenceNumber, ...balance }) =>
        failureOf(sequenceNumber, () => announce(balance)),
      ),
      ...closingSoon.map(({ sequenceNumber, voting }) =>
        failureOf(sequenceNumber, () => startRecount(voting.id, voting.closesAt)),
      ),
      ...repaired.map(({ sequenceNumber, voting }) =>
        failureOf(sequenceNumber, () => startRecount(voting.id, voting.closesAt, voting.recount?.version)),
      ),
      ...openingSoon.slice(0, 1).map(({ sequenceNumber }) => failureOf(sequenceNumber, wakeAnnouncer)),
    ]);
    return { batchItemFailures: failed.flat() };
  };

  function announce(input: CreditBalance): Promise<void> {
    return callAppSync(PublishCreditsDocument, { input });
  }

  async function failureOf(
    sequenceNumber: string,
    work: () => Promise<void>,
  ): Promise<{ itemIdentifier: string }[]> {
    try {
      await work();
      return [];
    } catch (error) {
      log('error', 'ChangeNotAnnounced', { sequenceNumber, reason: String(error) });
      return [{ itemIdentifier: sequenceNumber }];
    }
  }
}
