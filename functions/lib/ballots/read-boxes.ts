import { QueryCommand, type DynamoDBClient, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import type { Key } from '../../../model/keys';
import { ballotBox, VOTES_BY_VOTING, type Ballot, type VoteItem } from '../../../model/vote';
import { fromItem, toItem } from '../dynamodb/attributes';
import { isThrottled } from '../dynamodb/transact';
import { retry } from '../retry';

/** A vote as the index holds it: what is missing in the item is missing here. */
export type IndexedVote = Key & Ballot & Partial<Pick<VoteItem, 'optionId' | 'castAt' | 'struck'>>;

/** Where reading goes on: in a box, behind the vote that was read last. */
export type BoxPosition = { box: string; after?: Key & Ballot };

/** Where reading stopped. Not `throttled`: there was no time for more. */
export type Interruption = { resumeFrom: BoxPosition; throttled: boolean };

/** What reading works with. */
export interface ReadingParts {
  client: DynamoDBClient;
  tableName: string;
  /** On the clock of `performance.now()`: no page is begun after it. */
  endsAt: number;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Votes of one page: about 300 KB, 35 read units, so that no partition sees them in one go. */
const PAGE_SIZE = 1000;

/**
 * Read units a second, on average. A partition of the index gives 3,000; the parts of one recount together take a third
 * of that, and leave the rest to other recounts. The table itself, and so every gate, has a throughput of its own.
 */
const PACE = 250;

/** How long a throttled page is tried before reading is left to a later invocation, on top of the retries of the SDK. */
const PATIENCE_MS = 30_000;

/**
 * Reads the votes in boxes of a voting, one box after the other.
 * @param boxes of `BALLOT_BOXES`.
 * @param from where an earlier reading stopped; absent: at the beginning.
 * @returns where to go on, if it did not come to the end.
 * @throws whatever is no throttling.
 */
export async function readBoxes(
  parts: ReadingParts,
  votingId: string,
  boxes: string[],
  from: BoxPosition | undefined,
  see: (vote: IndexedVote) => void,
): Promise<Interruption | undefined> {
  const { sleep = pause } = parts;
  let position = from ?? startOf(boxes, 0);
  while (position) {
    if (performance.now() > parts.endsAt) return { resumeFrom: position, throttled: false };
    const begun = performance.now();
    const page = await readPage(parts, votingId, position);
    if (!page) return { resumeFrom: position, throttled: true };
    for (const item of page.Items ?? []) see(fromItem(item) as IndexedVote);
    const { box } = position;
    position = page.LastEvaluatedKey
      ? { box, after: fromItem(page.LastEvaluatedKey) as Key & Ballot }
      : startOf(boxes, boxes.indexOf(box) + 1);
    const units = page.ConsumedCapacity?.CapacityUnits ?? 0;
    const rest = (units / PACE) * 1000 - (performance.now() - begun);
    if (position && rest > 0) await sleep(rest);
  }
  return undefined;
}

function startOf(boxes: string[], index: number): BoxPosition | undefined {
  const box = boxes[index];
  return box === undefined ? undefined : { box };
}

/** Undefined while the index is throttled. */
async function readPage(
  { client, tableName, endsAt, sleep }: ReadingParts,
  votingId: string,
  { box, after }: BoxPosition,
): Promise<QueryCommandOutput | undefined> {
  const request = new QueryCommand({
    TableName: tableName,
    IndexName: VOTES_BY_VOTING,
    KeyConditionExpression: 'ballotBox = :box',
    ExpressionAttributeValues: toItem({ ':box': ballotBox(votingId, box) }),
    Limit: PAGE_SIZE,
    ReturnConsumedCapacity: 'TOTAL',
    ...(after ? { ExclusiveStartKey: toItem(after) } : {}),
  });
  const patience = {
    attempts: 12,
    endsAt: Math.min(endsAt, performance.now() + PATIENCE_MS),
    firstPause: 100,
    longestPause: 5000,
    mayPass: isThrottled,
    sleep,
  };
  try {
    return await retry(() => client.send(request), patience);
  } catch (error) {
    if (isThrottled(error)) return undefined;
    throw error;
  }
}
