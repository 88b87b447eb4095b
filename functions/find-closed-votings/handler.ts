import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scheduleKey } from '../../model/keys';
import { SCHEDULE, type Schedule } from '../../model/schedule';
import { getItem, read } from '../lib/dynamodb/items';
import type { Log, LogEvent } from '../lib/log';
import type { StartRecount } from '../lib/tally/recount-starter';
import type { TallyPublisher } from '../lib/tally/publisher';

/** Milliseconds that the search looks ahead: until the next one, and a little further. */
export const LOOK_AHEAD = 65_000;

/** What the search works with. */
export interface SearchParts {
  readSchedule: () => Promise<Schedule | undefined>;
  startRecount: StartRecount;
  publisher: Pick<TallyPublisher, 'publishIfDue'>;
  log: Log;
  now: () => number;
}

/**
 * Starts the recount of every voting that closes soon or has closed and is still in the schedule. Those that are
 * final, and those whose recount disagreed, are not in it any more. Publishes the tally of every voting in the
 * schedule that has opened, if counting left it unpublished: that costs two reads a voting.
 * @throws the first failure, once all have been tried.
 */
export function createHandler({ readSchedule, startRecount, publisher, log, now }: SearchParts) {
  return async (): Promise<void> => {
    const windows = Object.entries((await readSchedule())?.windows ?? {});
    const due = windows.filter(([, { closesAt }]) => Date.parse(closesAt) <= now() + LOOK_AHEAD);
    const opened = windows.filter(([, { opensAt }]) => Date.parse(opensAt) <= now());
    const outcomes = await Promise.allSettled([
      ...due.map(([votingId, { closesAt }]) =>
        logged('RecountNotStarted', votingId, startRecount(votingId, closesAt)),
      ),
      ...opened.map(([votingId]) => logged('TallyNotPublished', votingId, publisher.publishIfDue(votingId))),
    ]);
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  };

  async function logged(event: LogEvent, votingId: string, work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      log('error', event, { votingId, reason: String(error) });
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
