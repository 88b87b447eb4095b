import fc from 'fast-check';
import { chunksOf, MAX_ROWS, type Chunk } from '../../../functions/count-votes/additions';
import { countVotes, type CommitOutcome, type CountStore } from '../../../functions/count-votes/count';
import { createHandler, type SetAside } from '../../../functions/count-votes/handler';
import { Rest } from '../../../functions/count-votes/rest';
import { votesIn, withoutChoice } from '../../../functions/count-votes/votes';
import { slotOf } from '../../../functions/count-votes/table-count-store';
import type { Repair } from '../../../model/repair';
import { voteRecord } from './support/stream';

/** Conditional transactions in memory. Faults are drawn from a list: what happens to the next commits. */
class MemoryStore implements CountStore {
  readonly counts: Record<string, number> = {};
  readonly minutes: Record<string, number> = {};
  private readonly checkpoints = new Map<string, bigint>();

  constructor(private readonly faults: ('CONFLICT' | 'THROTTLED' | 'LOST' | 'DIES')[] = []) {}

  checkpoint(shardId: string): Promise<bigint | undefined> {
    return Promise.resolve(this.checkpoints.get(shardId));
  }

  repairs(): Promise<Map<string, Repair>> {
    return Promise.resolve(new Map<string, Repair>());
  }

  commit(
    shardId: string,
    previous: bigint | undefined,
    { additions, sequence }: Chunk,
  ): Promise<CommitOutcome> {
    const fault = this.faults.pop();
    if (fault === 'CONFLICT' || fault === 'THROTTLED') return Promise.resolve(fault);
    if (fault === 'DIES') return Promise.reject(new Error('died before the commit'));
    if (this.checkpoints.get(shardId) !== previous) return Promise.resolve('OUTRUN');
    this.checkpoints.set(shardId, sequence);
    for (const { votingId, counts, minutes } of additions) {
      for (const [name, votes] of Object.entries(counts)) add(this.counts, `${votingId}/${name}`, votes);
      for (const ofMinute of Object.values(minutes))
        for (const [name, votes] of Object.entries(ofMinute)) add(this.minutes, `${votingId}/${name}`, votes);
    }
    if (fault === 'LOST') return Promise.reject(new Error('the answer was lost'));
    return Promise.resolve('COMMITTED');
  }
}

function add(sums: Record<string, number>, name: string, votes: number): void {
  sums[name] = (sums[name] ?? 0) + votes;
}

const noPause = () => Promise.resolve();

const votes = fc.array(
  fc.record({
    votingId: fc.constantFrom(...Array.from({ length: 60 }, (_, i) => `V${i}`)),
    option: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 300 },
);

/** Where batches begin and end; they overlap, repeat and leave nothing out, as at-least-once delivery does. */
const cuts = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 120 })), { maxLength: 30 });
const faults = fc.array(
  fc.constantFrom('CONFLICT' as const, 'THROTTLED' as const, 'LOST' as const, 'DIES' as const),
  {
    maxLength: 10,
  },
);

describe('countVotes', () => {
  it('counts every vote exactly once, however batches are cut, repeated and interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(votes, cuts, faults, async (cast, batches, failing) => {
        const records = cast.map((vote, index) => voteRecord(95 + index, vote));
        const store = new MemoryStore([...failing]);
        const deliver = (batch: typeof records) =>
          countVotes(store, 'shard', votesIn(batch).votes, { sleep: noPause }).catch(() => undefined);

        // Every batch begins at or before the first record that no earlier batch was sure to have covered.
        let covered = 0;
        for (const [back, length] of batches) {
          const start = Math.max(0, covered - back);
          const batch = records.slice(start, covered + length);
          await deliver(batch);
          // Lambda goes on only when the batch went through: deliver it until it does.
          for (let tries = 0; tries < failing.length + 2; tries += 1) await deliver(batch);
          covered = Math.min(records.length, covered + length);
        }
        for (let tries = 0; tries < failing.length + 2; tries += 1) await deliver(records.slice(covered));
        await deliver(records);

        const expected: Record<string, number> = {};
        for (const { votingId, option } of cast) add(expected, `${votingId}/n${option}`, 1);
        expect(store.counts).toEqual(expected);
        expect(store.minutes).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps shards apart', async () => {
    const store = new MemoryStore();
    const batch = votesIn([voteRecord(1, { votingId: 'V', option: 1 })]).votes;
    await countVotes(store, 'one', batch, { sleep: noPause });
    await countVotes(store, 'other', batch, { sleep: noPause });
    expect(store.counts).toEqual({ 'V/n1': 2 });
  });

  it('gives up when conflicts do not end, so that the batch is delivered again', async () => {
    const store = new MemoryStore(Array.from({ length: 50 }, () => 'CONFLICT' as const));
    const batch = votesIn([voteRecord(1, { votingId: 'V', option: 1 })]).votes;
    await expect(countVotes(store, 'shard', batch, { sleep: noPause })).rejects.toThrow('conflicts');
  });
});

describe('Shards that are too much for the partition of a tally together', () => {
  const record = voteRecord(1, { votingId: 'V', option: 1 });
  const parts = { setAside: () => Promise.resolve(), log: () => undefined };

  it('come less often for a while, and count first', async () => {
    const store = new MemoryStore(['THROTTLED']);
    const rests: { milliseconds: number; counted: number | undefined }[] = [];
    let time = 0;
    const rest = new Rest(
      () => time,
      (milliseconds) => Promise.resolve(void rests.push({ milliseconds, counted: store.counts['V/n1'] })),
      () => 0.5,
    );
    const handler = createHandler({ store, ...parts, rest });
    await handler({ Records: [record], shardId: 'one' });
    expect(rests).toEqual([{ milliseconds: 750, counted: 1 }]);
    // Another shard in the same environment, and one once it is over.
    await handler({ Records: [record], shardId: 'two' });
    time = 20_000;
    await handler({ Records: [record], shardId: 'three' });
    expect(rests).toHaveLength(2);
    expect(store.counts['V/n1']).toBe(3);
  });

  it('rest for nothing else, nor when there was nothing to count', async () => {
    const sleep = jest.fn(noPause);
    const handler = createHandler({
      store: new MemoryStore(['CONFLICT']),
      ...parts,
      rest: new Rest(undefined, sleep),
    });
    await handler({ Records: [record], shardId: 'one' });
    await handler({ Records: [], shardId: 'one' });
    expect(sleep).not.toHaveBeenCalled();
  });
});

describe('chunksOf', () => {
  it('keeps order and stays within a transaction', () => {
    fc.assert(
      fc.property(votes, (cast) => {
        const streamed = votesIn(cast.map((vote, index) => voteRecord(index + 1, vote))).votes;
        const chunks = chunksOf(streamed, () => 0);
        expect(chunks.at(-1)?.sequence).toBe(BigInt(cast.length));
        for (const { additions } of chunks) {
          const rows = additions.reduce((sum, { minutes }) => sum + 1 + Object.keys(minutes).length, 0);
          expect(rows).toBeLessThanOrEqual(MAX_ROWS);
        }
      }),
    );
  });
});

describe('votesIn', () => {
  it('takes new votes only, in the order of their numbers', () => {
    const vote = voteRecord(10, { votingId: 'V', option: 1 });
    const earlier = voteRecord(9, { votingId: 'V', option: 2 });
    const changed = { ...voteRecord(8, { votingId: 'V', option: 1 }), eventName: 'MODIFY' as const };
    expect(votesIn([vote, changed, earlier]).votes.map(({ sequence }) => sequence)).toEqual([9n, 10n]);
  });

  it('tells apart what it cannot count', () => {
    const whole = voteRecord(11, { votingId: 'V', option: 1 });
    const withoutOption = voteRecord(10, { votingId: 'V', option: 1 });
    delete withoutOption.dynamodb?.NewImage?.optionId;
    const withoutNumber = voteRecord(12, { votingId: 'V', option: 1 });
    delete withoutNumber.dynamodb?.SequenceNumber;
    const { votes, uncountable } = votesIn([withoutOption, whole, withoutNumber]);
    expect(votes.map(({ record }) => record)).toEqual([whole]);
    expect(uncountable).toEqual([
      { record: withoutOption, reason: expect.stringContaining('optionId') as string },
      { record: withoutNumber, reason: expect.stringContaining('sequence number') as string },
    ]);
  });
});

describe('A vote that another release or a hand wrote', () => {
  const written: [string, Record<string, unknown>, string][] = [
    ['its time in milliseconds', { castAt: { N: '1795730816937' } }, 'castAt'],
    ['its time in words', { castAt: { S: 'yesterday' } }, 'castAt'],
    ['no time', { castAt: { S: '' } }, 'castAt'],
    ['a list for its option', { optionId: { L: [{ S: 'V-1' }] } }, 'optionId'],
    ['an option of another voting', { optionId: { S: 'W-1' } }, 'optionId'],
    ['an option without a number', { optionId: { S: 'V-yes' } }, 'optionId'],
    ['bytes for its option', { optionId: { B: new Uint8Array([1]) } }, 'optionId'],
    ['another voting than its key', { votingId: { S: 'W' }, optionId: { S: 'W-1' } }, 'votingId'],
  ];

  it.each(written)(
    'with %s is set aside by its key alone, and counted for nothing',
    (_, attributes, named) => {
      const record = voteRecord(10, { votingId: 'V', option: 1 });
      Object.assign(record.dynamodb!.NewImage!, attributes);
      const { votes, uncountable } = votesIn([record]);
      expect(votes).toEqual([]);
      expect(uncountable[0]?.reason).toContain(named);
      const kept = withoutChoice(record);
      expect(kept.dynamodb).toEqual({
        Keys: { PK: { S: 'USER#voter-10' }, SK: { S: 'VOTE#V' } },
        SequenceNumber: '10',
      });
    },
  );
});

it('slotOf spreads shards over all slots', () => {
  const shards = Array.from({ length: 200 }, (_, index) => `shardId-${String(index).padStart(20, '0')}`);
  expect(new Set(shards.map(slotOf)).size).toBe(8);
});

describe('the handler of count-votes', () => {
  const Records = [voteRecord(1, { votingId: 'V', option: 1 })];

  const setAside = jest.fn<Promise<void>, [SetAside]>();
  const log = jest.fn();
  beforeEach(() => setAside.mockReset().mockResolvedValue());

  it('counts a batch and hands nothing on, and has nothing to do at the end of a window', async () => {
    const store = new MemoryStore();
    const handler = createHandler({ store, setAside, log });
    for (const batch of [Records, []])
      expect(await handler({ Records: batch, shardId: 'one' })).toEqual({ state: {}, batchItemFailures: [] });
    expect(store.counts).toEqual({ 'V/n1': 1 });
  });

  it('fails when counting fails, so that Lambda delivers the batch again', async () => {
    const handler = createHandler({ store: new MemoryStore(['DIES']), setAside, log });
    await expect(handler({ Records, shardId: 'one' })).rejects.toThrow('died');
    expect(setAside).not.toHaveBeenCalled();
  });

  it('sets aside a record that makes no sense, without what was chosen, and counts the others', async () => {
    const store = new MemoryStore();
    const handler = createHandler({ store, setAside, log });
    const senseless = voteRecord(2, { votingId: 'V', option: 1 });
    delete senseless.dynamodb?.NewImage?.optionId;
    const batch = [senseless, ...Records, voteRecord(3, { votingId: 'V', option: 2 })];
    await handler({ Records: batch, shardId: 'one' });
    expect(store.counts).toEqual({ 'V/n1': 1, 'V/n2': 1 });
    expect(setAside.mock.calls).toEqual([
      [
        {
          shardId: 'one',
          record: withoutChoice(senseless),
          reason: expect.stringContaining('optionId') as string,
        },
      ],
    ]);
    expect(JSON.stringify(setAside.mock.calls)).not.toContain('V-1');
  });

  it('sets aside a vote that the table will never take, and counts those around it', async () => {
    const store = new MemoryStore();
    const commit = store.commit.bind(store);
    store.commit = (shardId, previous, chunk) =>
      chunk.additions.some(({ votingId }) => votingId === 'BAD')
        ? Promise.reject(Object.assign(new Error('not a number'), { name: 'ValidationException' }))
        : commit(shardId, previous, chunk);
    const bad = voteRecord(2, { votingId: 'BAD', option: 1 });
    const batch = [...Records, bad, voteRecord(3, { votingId: 'V', option: 1 })];
    const handler = createHandler({ store, setAside, log });
    for (let delivery = 1; delivery <= 2; delivery += 1) await handler({ Records: batch, shardId: 'one' });
    expect(store.counts).toEqual({ 'V/n1': 2 });
    expect(setAside.mock.calls.map(([{ record }]) => record.dynamodb?.Keys)).toEqual([bad.dynamodb?.Keys]);
    expect(JSON.stringify(setAside.mock.calls)).not.toContain('BAD-1');
  });

  it('fails when a record could not be set aside, so that nothing is lost', async () => {
    setAside.mockRejectedValue(new Error('the queue is away'));
    const senseless = voteRecord(2, { votingId: 'V', option: 1 });
    delete senseless.dynamodb?.NewImage?.castAt;
    const handler = createHandler({ store: new MemoryStore(), setAside, log });
    await expect(handler({ Records: [senseless], shardId: 'one' })).rejects.toThrow('away');
  });
});
