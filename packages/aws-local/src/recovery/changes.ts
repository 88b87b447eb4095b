import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type _Record,
  type DynamoDBStreamsClient,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import { ShardReader } from '../streams/shard-reader';
import type { Mark } from './marks';

/** An item as the table holds it. */
export type StoredItem = Record<string, AttributeValue>;

/** A place in a stream. */
export type Position = Pick<Mark, 'shard' | 'sequence'>;

/** Reads all that is in a stream after a position, shard by shard in their order, and goes on from there at each call. */
export class ChangeReader {
  /** One after the other: a shard is left when it has ended. */
  private readonly opened = new Set<string>();
  private open: { shardId: string; reader: ShardReader } | undefined;
  private position: Position;

  constructor(
    private readonly client: DynamoDBStreamsClient,
    private readonly streamArn: string,
    from: Position,
  ) {
    this.position = from;
  }

  /** Reads to the end, and gives each page to `see`. @returns where the end is. */
  async read(see: (records: _Record[]) => void = () => undefined): Promise<Position> {
    for (;;) {
      this.open ??= await this.next();
      if (this.open === undefined) return this.position;
      const { shardId, reader } = this.open;
      const { records, ended } = await reader.read();
      const sequence = records.at(-1)?.dynamodb?.SequenceNumber;
      if (sequence !== undefined) this.position = { shard: shardId, sequence };
      see(records);
      if (ended) this.open = undefined;
      else if (records.length === 0) return this.position;
    }
  }

  /** The first shard that holds, or will hold, something after the position. */
  private async next(): Promise<ChangeReader['open']> {
    const { shard, sequence } = this.position;
    const behind = (end: string | undefined): boolean =>
      end !== undefined && sequence !== undefined && BigInt(end) <= BigInt(sequence);
    for (const { ShardId: shardId = '', SequenceNumberRange: range } of await this.shards()) {
      if (this.opened.has(shardId) || behind(range?.EndingSequenceNumber)) continue;
      this.opened.add(shardId);
      const after = shardId === shard ? sequence : undefined;
      return {
        shardId,
        reader: new ShardReader(this.client, { streamArn: this.streamArn, shardId }, 'TRIM_HORIZON', after),
      };
    }
    return undefined;
  }

  /** DynamoDB Local counts on from shard to shard. */
  private async shards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription } = await this.client.send(
        new DescribeStreamCommand({ StreamArn: this.streamArn, ExclusiveStartShardId: after }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      after = StreamDescription?.LastEvaluatedShardId;
    } while (after !== undefined);
    const start = (shard: Shard): bigint => BigInt(shard.SequenceNumberRange?.StartingSequenceNumber ?? 0);
    return shards.sort((one, other) => (start(one) < start(other) ? -1 : 1));
  }
}

/**
 * The items of a table before its latest changes.
 * @param items what it holds now.
 * @param changes all since then, oldest first; they may be newer than the items.
 * @param keyOf what tells an item, given its key attributes or the whole of it.
 */
export function undone(
  items: Iterable<StoredItem>,
  changes: Iterable<_Record>,
  keyOf: (item: StoredItem) => string,
): StoredItem[] {
  const before = new Map<string, StoredItem | undefined>();
  for (const { dynamodb } of changes) {
    const key = keyOf(dynamodb?.Keys as StoredItem);
    // The first of several has what there was.
    if (!before.has(key)) before.set(key, dynamodb?.OldImage);
  }
  const untouched = [...items].filter((item) => !before.has(keyOf(item)));
  return [...untouched, ...[...before.values()].filter((item) => item !== undefined)];
}
