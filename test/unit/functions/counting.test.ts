import fc from 'fast-check';
import { chunksOf, MAX_ROWS, type Chunk } from '../../../functions/count-votes/additions';
import { countVotes, type CountStore } from '../../../functions/count-votes/count';
import { createHandler } from '../../../functions/count-votes/handler';
import { votesIn } from '../../../functions/count-votes/votes';
import { slotOf } from '../../../functions/count-votes/table-count-store';
import type { Repair } from '../../../model/repair';
import { voteRecord } from './support/stream';

/** Conditional transactions in memory. Faults are drawn from a list: what happens to the next commits. */
class MemoryStore implements CountStore {
  readonly counts: Record<string, number> = {};
  readonly minutes: Record<string, number> = {};
  private readonly checkpoints = new Map<string, bigint>();

  constructor(private readonly faults: ('CONFLICT' | 'LOST' | 'DIES')[] = []) {}

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
  ): Promise<'COMMITTED' | 'OUTRUN' | 'CONFLICT'> {
    const fault = this.faults.pop();
    if (fault === 'CONFLICT') return Promise.resolve('CONFLICT');
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
const faults = fc.array(fc.constantFrom('CONFLICT' as const, 'LOST' as const, 'DIES' as const), {
  maxLength: 10,
});

describe('countVotes', () => {
  it('counts every vote exactly once, however batches are cut, repeated and interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(votes, cuts, faults, async (cast, batches, failing) => {
        const records = cast.map((vote, index) => voteRecord(95 + index, vote));
        const store = new MemoryStore([...failing]);
        const deliver = (batch: typeof records) =>
          countVotes(store, 'shard', votesIn(batch), noPause).catch(() => undefined);

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
    const batch = votesIn([voteRecord(1, { votingId: 'V', option: 1 })]);
    await countVotes(store, 'one', batch, noPause);
    await countVotes(store, 'other', batch, noPause);
    expect(store.counts).toEqual({ 'V/n1': 2 });
  });

  it('gives up when conflicts do not end, so that the batch is delivered again', async () => {
    const store = new MemoryStore(Array.from({ length: 50 }, () => 'CONFLICT' as const));
    const batch = votesIn([voteRecord(1, { votingId: 'V', option: 1 })]);
    await expect(countVotes(store, 'shard', batch, noPause)).rejects.toThrow('conflicts');
  });
});

describe('chunksOf', () => {
  it('keeps order and stays within a transaction', () => {
    fc.assert(
      fc.property(votes, (cast) => {
        const streamed = votesIn(cast.map((vote, index) => voteRecord(index + 1, vote)));
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
    expect(votesIn([vote, changed, earlier]).map(({ sequence }) => sequence)).toEqual([9n, 10n]);
  });

  it('refuses a vote that it cannot count', () => {
    const vote = voteRecord(10, { votingId: 'V', option: 1 });
    delete vote.dynamodb?.NewImage?.optionId;
    expect(() => votesIn([vote])).toThrow('incomplete');
  });
});

it('slotOf spreads shards over all slots', () => {
  const shards = Array.from({ length: 200 }, (_, index) => `shardId-${String(index).padStart(20, '0')}`);
  expect(new Set(shards.map(slotOf)).size).toBe(8);
});

describe('the handler of count-votes', () => {
  const Records = [voteRecord(1, { votingId: 'V', option: 1 })];

  it('counts a batch and hands nothing on, and has nothing to do at the end of a window', async () => {
    const store = new MemoryStore();
    const handler = createHandler(store);
    for (const batch of [Records, []])
      expect(await handler({ Records: batch, shardId: 'one' })).toEqual({ state: {}, batchItemFailures: [] });
    expect(store.counts).toEqual({ 'V/n1': 1 });
  });

  it('fails when counting fails, so that Lambda delivers the batch again', async () => {
    const handler = createHandler(new MemoryStore(['DIES']));
    await expect(handler({ Records, shardId: 'one' })).rejects.toThrow('died');
  });
});
