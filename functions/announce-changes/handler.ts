import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { CallAppSync } from '../lib/appsync/caller';
import type { Log } from '../lib/log';
import type { StartRecount } from '../lib/tally/recount-starter';
import { PublishCreditsDocument } from '../../schema/generated/operations';
import type { CreditBalance } from '../../schema/generated/types';
import { changedBalances, changedVotings } from './changes';

/** Milliseconds before closing from which the recount is started right away; others are left to the minute's search. */
export const SOON = 120_000;

/** What announcing works with. */
export interface AnnouncingParts {
  callAppSync: CallAppSync;
  startRecount: StartRecount;
  log: Log;
  now: () => number;
}

/**
 * Tells `onCredits` of changed balances, and starts the recount of votings that close soon. Both may be repeated
 * without harm, so that the batch goes on at the first record that could not be passed on.
 */
export function createHandler({ callAppSync, startRecount, log, now }: AnnouncingParts) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const closingSoon = changedVotings(Records).filter(
      ({ voting: { closesAt, recount, disagreement } }) =>
        !recount && !disagreement && Date.parse(closesAt) <= now() + SOON,
    );
    const failed = await Promise.all([
      ...changedBalances(Records).map(({ sequenceNumber, ...balance }) =>
        failureOf(sequenceNumber, () => announce(balance)),
      ),
      ...closingSoon.map(({ sequenceNumber, voting }) =>
        failureOf(sequenceNumber, () => startRecount(voting.id, voting.closesAt)),
      ),
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
