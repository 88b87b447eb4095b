import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { checkpointKey, TALLY_SLOTS, tallyRepairKey } from '../../model/keys';
import { REPAIR, type Repair } from '../../model/repair';
import { CHECKPOINT, checkpointWrite, countWrites } from '../../model/tally';
import { getItem, getItems, read } from '../lib/dynamodb/items';
import { transact } from '../lib/dynamodb/transact';
import type { Chunk } from './additions';
import type { CommitOutcome, CountStore } from './count';

/** Seconds that a checkpoint outlives its last use. A stream keeps its records for a day. */
const CHECKPOINT_LIFETIME = 2 * 24 * 3600;

/** The slot of every tally that a shard counts into, so that shards seldom write to the same row. */
export function slotOf(shardId: string): number {
  return createHash('sha256').update(shardId).digest().readUInt32BE() % TALLY_SLOTS.length;
}

/** Checkpoints, tally slots and the series of minutes. */
export class TableCountStore implements CountStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly now: () => number = Date.now,
  ) {}

  async checkpoint(shardId: string): Promise<bigint | undefined> {
    const item = await getItem(this.client, this.tableName, checkpointKey(shardId));
    return item && BigInt(read(CHECKPOINT, item).counted);
  }

  async repairs(votingIds: string[]): Promise<Map<string, Repair>> {
    const keys = votingIds.map((votingId) => ({ votingId, key: tallyRepairKey(votingId) }));
    const items = await getItems(
      this.client,
      this.tableName,
      keys.map(({ key }) => key),
    );
    return new Map(
      keys.flatMap(({ votingId, key }) => {
        const item = items.find(({ PK }) => PK === key.PK);
        return item ? [[votingId, read(REPAIR, item)] as const] : [];
      }),
    );
  }

  async commit(shardId: string, previous: bigint | undefined, chunk: Chunk): Promise<CommitOutcome> {
    const slot = slotOf(shardId);
    const time = this.now();
    const at = new Date(time).toISOString();
    const expiresAt = Math.floor(time / 1000) + CHECKPOINT_LIFETIME;
    const outcome = await transact(this.client, this.tableName, [
      checkpointWrite(shardId, previous?.toString(), chunk.sequence.toString(), expiresAt),
      ...chunk.additions.flatMap((addition) => countWrites(addition, slot, at)),
    ]);
    // The checkpoint has a condition, and that no slot is sealed: either says to look again.
    return outcome === 'REFUSED' ? 'OUTRUN' : outcome;
  }
}
