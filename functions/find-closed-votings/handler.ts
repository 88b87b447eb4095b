import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scheduleKey } from '../../model/keys';
import { SCHEDULE, type Schedule } from '../../model/schedule';
import { getItem, read } from '../lib/dynamodb/items';
import type { Log } from '../lib/log';
import type { StartRecount } from '../lib/tally/recount-starter';

/** Milliseconds that the search looks ahead: until the next one, and a little further. */
export const LOOK_AHEAD = 65_000;

/** What the search works with. */
export interface SearchParts {
  readSchedule: () => Promise<Schedule | undefined>;
  startRecount: StartRecount;
  log: Log;
  now: () => number;
}

/**
 * Starts the recount of every voting that closes soon or has closed and is still in the schedule: those that are final
 * or disagreed with leave it once their last tally is announced, and starting their recount again changes nothing.
 * @throws the first failure, once all have been tried.
 */
export function createHandler({ readSchedule, startRecount, log, now }: SearchParts) {
  return async (): Promise<void> => {
    const windows = Object.entries((await readSchedule())?.windows ?? {});
    const due = windows.filter(([, { closesAt }]) => Date.parse(closesAt) <= now() + LOOK_AHEAD);
    const outcomes = await Promise.allSettled(
      due.map(([votingId, { closesAt }]) => start(votingId, closesAt)),
    );
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  };

  async function start(votingId: string, closesAt: string): Promise<void> {
    try {
      await startRecount(votingId, closesAt);
    } catch (error) {
      log('error', 'RecountNotStarted', { votingId, reason: String(error) });
      throw error;
    }
  }
}

/** Reads the schedule from the table. */
export function scheduleReader(client: DynamoDBClient, tableName: string): SearchParts['readSchedule'] {
  return async () => {
    const item = await getItem(client, tableName, scheduleKey());
    return item && read(SCHEDULE, item);
  };
}
