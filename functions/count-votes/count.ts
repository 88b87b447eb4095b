import { setTimeout as pause } from 'node:timers/promises';
import { chunksOf, type Chunk } from './additions';
import type { StreamedVote } from './votes';

/** The table, as counting sees it. */
export interface CountStore {
  /** The sequence number up to which the shard has been counted. Read strongly consistently. */
  checkpoint(shardId: string): Promise<bigint | undefined>;
  /**
   * Adds the counts of a chunk and moves the checkpoint from `previous` to the end of the chunk: all of it or
   * nothing. `OUTRUN`: the checkpoint is not at `previous` any more. `CONFLICT`: somebody else was writing.
   */
  commit(
    shardId: string,
    previous: bigint | undefined,
    chunk: Chunk,
  ): Promise<'COMMITTED' | 'OUTRUN' | 'CONFLICT'>;
}

/** Tries for one batch, on top of the retries of the SDK, before Lambda has to deliver it again. */
const MAX_TRIES = 12;

/**
 * Counts the votes of a batch, each exactly once however often and however cut batches are delivered: what lies at
 * or below the shard's checkpoint is dropped, and counts and checkpoint move in one transaction.
 * @throws Error when conflicts outlast the tries. Nothing of the chunk in question was written then.
 */
export async function countVotes(
  store: CountStore,
  shardId: string,
  votes: StreamedVote[],
  sleep: (milliseconds: number) => Promise<unknown> = pause,
): Promise<void> {
  let tries = 0;
  while (tries < MAX_TRIES) {
    let checkpoint = await store.checkpoint(shardId);
    const counted = checkpoint ?? -1n;
    let outcome = 'COMMITTED';
    for (const chunk of chunksOf(votes.filter(({ sequence }) => sequence > counted))) {
      outcome = await store.commit(shardId, checkpoint, chunk);
      if (outcome !== 'COMMITTED') break;
      checkpoint = chunk.sequence;
    }
    if (outcome === 'COMMITTED') return;
    tries += 1;
    await sleep(Math.random() * Math.min(1000, 20 * 2 ** tries));
  }
  throw new Error(`Shard ${shardId}: the votes could not be counted for conflicts.`);
}
