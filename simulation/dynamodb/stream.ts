import type { Item } from './items';
import type { Partition } from './partitions';

/** One change of an item, as the stream tells it. */
export interface StreamRecord {
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** Grows within a shard, and from a shard to its children. */
  sequence: number;
  at: number;
  keys: Item;
  newImage: Item | undefined;
  oldImage: Item | undefined;
  /** As functions get it, once one was asked. */
  event?: object;
}

/** The changes of one partition, in their order ("Change data capture for DynamoDB Streams", guide). */
export interface Shard {
  id: string;
  parent: Shard | undefined;
  children: Shard[];
  records: StreamRecord[];
  /** Records before this one are gone: every reader has them behind it. */
  trimmed: number;
  /** Nothing more comes: the partition was split, or the shard had its day. */
  closed: boolean;
  /** Called when there is more to read, or never will be. */
  waiting: (() => void)[];
}

/** The stream of a table: an open shard for each partition. A shard's children are read once it is read to its end. */
export class TableStream {
  readonly shards: Shard[] = [];
  private readonly open = new Map<Partition, Shard>();
  private readonly onShard: ((shard: Shard) => void)[] = [];
  private sequence = 0;

  constructor(partitions: Partition[]) {
    for (const partition of partitions) this.begin(partition, undefined);
  }

  append(partition: Partition, record: Omit<StreamRecord, 'sequence'>): void {
    this.sequence += 1;
    const shard = this.open.get(partition)!;
    shard.records.push({ ...record, sequence: this.sequence });
    wake(shard);
  }

  /** The shard of a partition ends; its children are those of what took the partition's place. */
  turnOver(parent: Partition, children: Partition[]): void {
    const shard = this.open.get(parent)!;
    shard.closed = true;
    wake(shard);
    this.open.delete(parent);
    for (const child of children) this.begin(child, shard);
  }

  /** Calls back for every shard there is, and for every one that comes. */
  watch(callback: (shard: Shard) => void): void {
    this.onShard.push(callback);
    this.shards.forEach(callback);
  }

  private begin(partition: Partition, parent: Shard | undefined): void {
    const number = String(this.shards.length + 1).padStart(6, '0');
    const shard: Shard = {
      id: `shardId-00000000${number}-${(partition.begin >>> 0).toString(16).padStart(8, '0')}`,
      parent,
      children: [],
      records: [],
      trimmed: 0,
      closed: false,
      waiting: [],
    };
    parent?.children.push(shard);
    this.shards.push(shard);
    this.open.set(partition, shard);
    for (const callback of this.onShard) callback(shard);
  }
}

function wake(shard: Shard): void {
  if (shard.waiting.length === 0) return;
  for (const call of shard.waiting.splice(0)) call();
}
