import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scheduleKey } from '../../model/keys';
import type { Schedule } from '../../model/schedule';
import { fromItem, toItem } from '../payments/attributes';
import type { Log } from '../payments/log';
import type { StartRecount } from '../shared/recount-starter';

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
 * Starts the recount of every voting that closes soon or has closed and is still in the schedule. Those that are
 * final, and those whose recount disagreed, are not in it any more.
 * @throws the first failure, once all have been tried.
 */
export function createHandler({ readSchedule, startRecount, log, now }: SearchParts) {
  return async (): Promise<void> => {
    const windows = (await readSchedule())?.windows ?? {};
    const due = Object.entries(windows).filter(
      ([, { closesAt }]) => Date.parse(closesAt) <= now() + LOOK_AHEAD,
    );
    const outcomes = await Promise.allSettled(
      due.map(([votingId, { closesAt }]) => startRecount(votingId, closesAt)),
    );
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of failures) log('error', 'recount-not-started', { reason: String(reason) });
    if (failures[0]) throw failures[0].reason;
  };
}

/** Reads the schedule from the table. */
export function scheduleReader(client: DynamoDBClient, tableName: string): SearchParts['readSchedule'] {
  return async () => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: toItem(scheduleKey()), ConsistentRead: true }),
    );
    return Item && (fromItem(Item) as unknown as Schedule);
  };
}
