import { epochOfVote, type Repair } from '../../model/repair';
import { retry, type Patience } from '../lib/retry';
import { chunksOf, type Chunk } from './additions';
import type { StreamedVote } from './votes';

/** The table, as counting sees it. */
export interface CountStore {
  /** The sequence number up to which the shard has been counted. Read strongly consistently. */
  checkpoint(shardId: string): Promise<bigint | undefined>;
  /** Repairs of the tallies of votings, by voting. Read strongly consistently. */
  repairs(votingIds: string[]): Promise<Map<string, Repair>>;
  /**
   * Adds the counts of a chunk and moves the checkpoint from `previous` to the end of the chunk: all of it or
   * nothing.
   */
  commit(shardId: string, previous: bigint | undefined, chunk: Chunk): Promise<CommitOutcome>;
}

/**
 * What came of a chunk. `OUTRUN`: the checkpoint is not where it was read any more, or a repair has sealed a slot.
 * `CONFLICT`: somebody else was writing. `THROTTLED`: more shards were writing than the partition of a tally takes.
 */
export type CommitOutcome = 'COMMITTED' | 'OUTRUN' | 'CONFLICT' | 'THROTTLED';

/** What counting may be given besides. */
export interface CountOptions {
  sleep?: Patience['sleep'];
  /** Called whenever a chunk was throttled. */
  onThrottled?: () => void;
}

/** For one batch, on top of the retries of the SDK, before Lambda has to deliver it again. */
const PATIENCE = { attempts: 12, firstPause: 40, longestPause: 1000 };

/**
 * Counts the votes of a batch, each exactly once however often and however cut batches are delivered: what lies at
 * or below the shard's checkpoint is dropped, and counts and checkpoint move in one transaction.
 * @throws Error when conflicts outlast the tries. Nothing of the chunk in question was written then.
 */
export async function countVotes(
  store: CountStore,
  shardId: string,
  votes: StreamedVote[],
  { sleep, onThrottled }: CountOptions = {},
): Promise<void> {
  const count = async () => {
    let checkpoint = await store.checkpoint(shardId);
    const counted = checkpoint ?? -1n;
    const pending = votes.filter(({ sequence }) => sequence > counted);
    if (pending.length === 0) return true;
    // After the votes have come: a repair that is not seen here begins later than all of them were cast.
    const repairs = await store.repairs([...new Set(pending.map(({ votingId }) => votingId))]);
    const chunks = chunksOf(pending, ({ votingId, minute }) => epochOfVote(repairs.get(votingId), minute));
    for (const chunk of chunks) {
      const outcome = await store.commit(shardId, checkpoint, chunk);
      if (outcome === 'THROTTLED') onThrottled?.();
      if (outcome !== 'COMMITTED') return undefined;
      checkpoint = chunk.sequence;
    }
    return true;
  };
  await retry(
    count,
    { ...PATIENCE, sleep },
    () => new Error(`Shard ${shardId}: the votes could not be counted for conflicts.`),
  );
}
