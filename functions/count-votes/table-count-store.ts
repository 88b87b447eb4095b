import { GetItemCommand, type DynamoDBClient, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { checkpointKey, TALLY_SLOTS, tallyMinuteKey, tallySlotKey, type Key } from '../../model/keys';
import { toItem } from '../lib/dynamodb/attributes';
import { transact } from '../lib/dynamodb/transact';
import type { Addition, Chunk, Counts } from './additions';
import type { CountStore } from './count';

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
    const { Item } = await this.client.send(
      new GetItemCommand({
        TableName: this.tableName,
        Key: toItem(checkpointKey(shardId)),
        ConsistentRead: true,
      }),
    );
    return Item?.counted?.S === undefined ? undefined : BigInt(Item.counted.S);
  }

  async commit(
    shardId: string,
    previous: bigint | undefined,
    chunk: Chunk,
  ): Promise<'COMMITTED' | 'OUTRUN' | 'CONFLICT'> {
    const slot = slotOf(shardId);
    const writes = [
      this.moveCheckpoint(shardId, previous, chunk.sequence),
      ...chunk.additions.flatMap((addition) => this.addCounts(addition, slot)),
    ];
    const outcome = await transact(this.client, writes);
    // The checkpoint is the only write with a condition.
    return outcome === 'REFUSED' ? 'OUTRUN' : outcome;
  }

  private moveCheckpoint(shardId: string, previous: bigint | undefined, counted: bigint): TransactWriteItem {
    const expiresAt = Math.floor(this.now() / 1000) + CHECKPOINT_LIFETIME;
    return {
      Put: {
        TableName: this.tableName,
        Item: toItem({ ...checkpointKey(shardId), counted: counted.toString(), expiresAt }),
        ...(previous === undefined
          ? { ConditionExpression: 'attribute_not_exists(PK)' }
          : {
              ConditionExpression: 'counted = :previous',
              ExpressionAttributeValues: toItem({ ':previous': previous.toString() }),
            }),
      },
    };
  }

  private addCounts({ votingId, counts, minutes }: Addition, slot: number): TransactWriteItem[] {
    const updatedAt = new Date(this.now()).toISOString();
    return [
      this.add(tallySlotKey(votingId, slot), { ...counts, version: 1 }, updatedAt),
      ...Object.entries(minutes).map(([minute, ofMinute]) =>
        this.add(tallyMinuteKey(votingId, minute, slot), ofMinute, updatedAt),
      ),
    ];
  }

  private add(key: Key, numbers: Counts, updatedAt: string): TransactWriteItem {
    const names = Object.keys(numbers);
    return {
      Update: {
        TableName: this.tableName,
        Key: toItem(key),
        UpdateExpression: `ADD ${names.map((_, index) => `#n${index} :n${index}`).join(', ')} SET updatedAt = :at`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
        ExpressionAttributeValues: toItem({
          ...Object.fromEntries(Object.values(numbers).map((number, index) => [`:n${index}`, number])),
          ':at': updatedAt,
        }),
      },
    };
  }
}
