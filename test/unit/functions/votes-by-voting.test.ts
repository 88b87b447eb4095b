import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type QueryCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { createHandler, type SegmentResult } from '../../../functions/recount-segment/handler';
import { toItem } from '../../../functions/lib/dynamodb/attributes';
import { sumOf, type OptionCounts } from '../../../functions/lib/tally/recount';
import { voteKey } from '../../../model/keys';
import { BALLOT_BOXES, ballotIn, INDEXED_OF_VOTE, VOTES_BY_VOTING } from '../../../model/vote';

const votingId = '01KAVOTING0000000000000000';

/** A vote as the index holds it. */
function indexed(option: number, more: object = {}): Record<string, unknown> {
  return {
    ...voteKey(randomUUID(), votingId),
    ...ballotIn(votingId, randomUUID()),
    optionId: `${votingId}-${option}`,
    castAt: '2026-11-22T09:00:10.000Z',
    creditsSpent: 0,
    ...more,
  };
}

/** Bytes of an item, by "DynamoDB item sizes and formats": names and texts in UTF-8, some more for a number. */
function sizeOf(item: Record<string, unknown>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
}

/**
 * The index, as its reader sees it: pages, throttling, and read units by the published rule for queries (half a unit for
 * each 4 KB of a page, and for an empty one).
 */
class FakeIndex {
  units = 0;
  queries = 0;
  /** The queries, by number, that are throttled. */
  readonly throttled = new Set<number>();
  private readonly boxes = new Map<string, Record<string, unknown>[]>();

  constructor(votes: Record<string, unknown>[]) {
    for (const vote of votes) {
      const box = String(vote['ballotBox']);
      this.boxes.set(box, [...(this.boxes.get(box) ?? []), vote]);
    }
    for (const box of this.boxes.values())
      box.sort((one, other) => (String(one['ballotId']) < String(other['ballotId']) ? -1 : 1));
  }

  get client(): DynamoDBClient {
    return { send: (command: QueryCommand) => this.query(command) } as unknown as DynamoDBClient;
  }

  private query({ input }: QueryCommand): Promise<object> {
    this.queries += 1;
    if (this.throttled.has(this.queries)) {
      const error = new Error('slow down');
      error.name = 'ProvisionedThroughputExceededException';
      return Promise.reject(error);
    }
    expect(input).toMatchObject({ IndexName: VOTES_BY_VOTING, KeyConditionExpression: 'ballotBox = :box' });
    const box = this.boxes.get(input.ExpressionAttributeValues?.[':box']?.S ?? '') ?? [];
    const after = input.ExclusiveStartKey?.['ballotId']?.S ?? '';
    const left = box.filter(({ ballotId }) => String(ballotId) > after);
    const page = left.slice(0, Math.min(input.Limit ?? Infinity, 7));
    const units = Math.max(0.5, Math.ceil(page.reduce((sum, item) => sum + sizeOf(item), 0) / 4096) / 2);
    this.units += units;
    return Promise.resolve({
      Items: page.map(toItem),
      ConsumedCapacity: { CapacityUnits: units },
      ...(page.length < left.length ? { LastEvaluatedKey: toItem(page.at(-1)!) } : {}),
    });
  }
}

const noPause = () => Promise.resolve();
const inTime = { getRemainingTimeInMillis: () => 900_000 };

/** Counts in some parts, each in as many invocations as it takes. */
async function recount(index: FakeIndex, segmentCount: number, time = inTime) {
  const handler = createHandler({ client: index.client, tableName: 'T', sleep: noPause }, () => 0);
  const results: SegmentResult[] = [];
  for (let segment = 0; segment < segmentCount; segment += 1) {
    let result = await handler({ votingId, segment, segmentCount }, time);
    while (result.resumeFrom) {
      results.push(result);
      result = await handler(result, inTime);
    }
    results.push(result);
  }
  const ended = results.filter(({ resumeFrom }) => !resumeFrom);
  return { counts: sumOf(ended.map(({ counts }) => counts)), interrupted: results.length - ended.length };
}

function votes(count: number): { cast: Record<string, unknown>[]; expected: OptionCounts } {
  const cast = Array.from({ length: count }, (_, number) => indexed(1 + (number % 3)));
  const expected = sumOf(cast.map(({ optionId }) => ({ [String(optionId)]: 1 })));
  return { cast, expected };
}

describe('Counting the votes of a voting by their index', () => {
  it.each([1, 2, 4])('counts every vote once, in %d parts', async (parts) => {
    const { cast, expected } = votes(500);
    expect((await recount(new FakeIndex(cast), parts)).counts).toEqual(expected);
  });

  it('reads less than 1,000 units for 1,000 votes, however many votes the table holds', async () => {
    const { cast, expected } = votes(1000);
    const index = new FakeIndex(cast);
    expect((await recount(index, 4)).counts).toEqual(expected);
    // No page is ever of another voting: the rest of the table is not read.
    expect(index.units).toBeGreaterThanOrEqual(BALLOT_BOXES.length / 2);
    expect(index.units).toBeLessThan(300);
  });

  it('leaves out what was struck, and counts a vote without an option for none', async () => {
    const struck = { at: '2026-11-22T09:30:00.000Z', reason: 'bought', by: 'ops' };
    const index = new FakeIndex([indexed(1), indexed(1, { struck }), { ...indexed(2), optionId: undefined }]);
    expect((await recount(index, 2)).counts).toEqual({ [`${votingId}-1`]: 1, '': 1 });
    expect(INDEXED_OF_VOTE).toContain('struck');
  });

  it('goes on where it was throttled: nothing is counted twice, and hardly anything read twice', async () => {
    const { cast, expected } = votes(600);
    const undisturbed = new FakeIndex(cast);
    await recount(undisturbed, 2);
    const index = new FakeIndex(cast);
    // The tries of one page, and of another one later: more than an invocation has patience for.
    for (const begin of [20, 60]) for (let call = 0; call < 12; call += 1) index.throttled.add(begin + call);
    const { counts, interrupted } = await recount(index, 2);
    expect(counts).toEqual(expected);
    expect(interrupted).toBe(2);
    expect(index.queries - index.throttled.size).toBe(undisturbed.queries);
    expect(index.units).toBe(undisturbed.units);
  });

  it('waits for some seconds, not for as long each time, when it is throttled; not when its time is over', async () => {
    const { cast, expected } = votes(100);
    const index = new FakeIndex(cast);
    for (let call = 1; call <= 12; call += 1) index.throttled.add(call);
    const part = { votingId, segment: 0, segmentCount: 1 };
    const waits: unknown[] = [];
    for (const random of [0, 0.999]) {
      const handler = createHandler({ client: index.client, tableName: 'T', sleep: noPause }, () => random);
      index.queries = 0;
      waits.push((await handler(part, inTime)).waitSeconds);
    }
    expect(waits).toEqual([10, 20]);
    index.throttled.clear();
    const late = { getRemainingTimeInMillis: () => 20_000 };
    const handler = createHandler({ client: index.client, tableName: 'T', sleep: noPause });
    expect(await handler(part, late)).toMatchObject({
      counts: {},
      resumeFrom: { box: '00' },
      waitSeconds: 0,
    });
    expect((await recount(index, 1, late)).counts).toEqual(expected);
  });

  it('begins again at a position of the time when recounts scanned the table', async () => {
    const { cast, expected } = votes(50);
    const handler = createHandler({ client: new FakeIndex(cast).client, tableName: 'T', sleep: noPause });
    const old = { PK: 'USER#u', SK: 'VOTE#v' } as unknown as { box: string };
    const task = { votingId, segment: 0, segmentCount: 1, counts: { x: 9 }, resumeFrom: old };
    expect((await handler(task, inTime)).counts).toEqual(expected);
  });

  it('reads at a pace that leaves room for others', async () => {
    const { cast } = votes(1000);
    const index = new FakeIndex(cast);
    let slept = 0;
    const sleep = (milliseconds: number) => {
      slept += milliseconds;
      return Promise.resolve();
    };
    const handler = createHandler({ client: index.client, tableName: 'T', sleep });
    await handler({ votingId, segment: 0, segmentCount: 1 }, inTime);
    expect(index.units / (slept / 1000)).toBeLessThan(400);
  });
});
