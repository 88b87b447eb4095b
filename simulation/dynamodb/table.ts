import { hashOf } from '../core/random';
import type { Simulation } from '../core/simulation';
import { throttled } from './errors';
import { keyText, kindOf, sizeOf, writeUnits, type Item } from './items';
import { Partitions, partitionsFor, type Partition, type WarmThroughput } from './partitions';
import { keyOf, Storage, type KeySchema, type Stored } from './storage';
import { SharedValues } from './shared-values';
import { TableStream } from './stream';

/** An index of a table. */
export interface IndexDefinition {
  name: string;
  keys: KeySchema;
  /** Attributes besides the keys; absent: all of them. */
  projection?: string[];
}

/** What a table is, as its template says it. */
export interface TableDefinition {
  name: string;
  keys: Required<KeySchema>;
  indexes: IndexDefinition[];
  /** The attribute that says when an item expires, in seconds since 1970. */
  expiry?: string;
}

/** How much a table can take from the beginning. Absent: as a new table. */
export interface TableCapacity {
  table?: WarmThroughput;
  index?: WarmThroughput;
  /** Bytes of items that are stored besides: only a scan comes by them, and pays for them. */
  storedBytes?: number;
}

/** Writes that an index may be behind before the table is made to wait: a second's worth, an assumption. */
const INDEX_DEBT = 1000;

/** Milliseconds until an index shows a change, at most, on a good day. */
const INDEX_DELAY = 50;

interface Index extends IndexDefinition {
  storage: Storage;
  partitions: Partitions;
}

/** A write that is about to be done. */
export interface Change {
  partition: string;
  sort: string;
  /** Absent: the item goes. */
  after: Item | undefined;
}

/** Items, their indexes, the units of their partitions, and the stream of their changes. No time passes in here. */
export class Table {
  readonly storage = new Storage();
  readonly partitions: Partitions;
  readonly indexes: Map<string, Index>;
  readonly stream: TableStream;
  /** Milliseconds by which an index may be late; a fault makes them more. */
  indexDelay = INDEX_DELAY;
  readonly storedBytes: number;
  private readonly values = new SharedValues();

  constructor(
    private readonly simulation: Simulation,
    readonly definition: TableDefinition,
    capacity: TableCapacity = {},
  ) {
    const { random } = simulation;
    const now = () => simulation.now;
    this.storedBytes = capacity.storedBytes ?? 0;
    const count = (warm: WarmThroughput | undefined) => partitionsFor(warm ?? { writes: 0, reads: 0 });
    this.partitions = new Partitions(count(capacity.table), random, now);
    this.stream = new TableStream(this.partitions.list);
    this.indexes = new Map(
      definition.indexes.map((index) => [
        index.name,
        {
          ...index,
          storage: new Storage(),
          partitions: new Partitions(count(capacity.index), random, now, INDEX_DEBT),
        },
      ]),
    );
  }

  keyOf(item: Item): [string, string] {
    const { partition, sort } = this.definition.keys;
    return [keyText(item[partition]), keyText(item[sort])];
  }

  get(partition: string, sort: string): Stored | undefined {
    return this.storage.get(partition, sort);
  }

  /** What a write takes of the table; index writes come on top. */
  unitsOf({ partition, sort, after }: Change): number {
    const before = this.get(partition, sort)?.size ?? 0;
    return writeUnits(Math.max(before, after ? sizeOf(after) : 0));
  }

  /** @throws Refusal when the partition of the table or of an index that the write goes to is out of units. */
  admit(change: Change): void {
    const now = this.simulation.now;
    const partition = this.partitions.of(hashOf(change.partition));
    if (!partition.writes.has(now)) {
      this.partitions.refuse(partition);
      this.simulation.mark(`table write throttled: ${kindOf(change.partition)}`);
      throw throttled('table');
    }
    for (const { index, key } of this.indexKeys(change)) {
      const place = index.partitions.of(hashOf(key));
      if (place.writes.has(now)) continue;
      index.partitions.refuse(place);
      this.simulation.mark(`write throttled by the index ${index.name}`);
      throw throttled(`index ${index.name}`);
    }
  }

  /** Takes the units of a write: of the table, and of each index entry that it puts or deletes. */
  charge(change: Change, factor: number): { table: number; index: number } {
    const table = this.unitsOf(change) * factor;
    this.partitions.of(hashOf(change.partition)).writes.take(table);
    let sum = 0;
    for (const { index, key, units } of this.indexKeys(change)) {
      index.partitions.of(hashOf(key)).writes.take(units);
      sum += units;
    }
    return { table, index: sum };
  }

  /** Does a write: the item, the indexes, the stream. */
  apply(change: Change): void {
    const { now, random } = this.simulation;
    const before = this.get(change.partition, change.sort)?.item;
    const after = change.after && this.values.of(change.after);
    if (!before && !after) return;
    const [partition, sort] = this.keyOf(after ?? before!);
    const own = `${partition}\u0000${sort}`;
    for (const index of this.indexes.values()) {
      const [old, fresh] = [before && keyOf(before, index.keys, own), after && keyOf(after, index.keys, own)];
      if (old && (old[0] !== fresh?.[0] || old[1] !== fresh[1])) index.storage.delete(...old);
      if (fresh && after)
        index.storage.put(...fresh, this.projected(index, after), now + random.float() * this.indexDelay);
    }
    if (after) this.storage.put(partition, sort, after, now);
    else this.storage.delete(partition, sort);
    const source = after ?? before!;
    const { keys } = this.definition;
    this.stream.append(this.partitions.of(hashOf(partition)), {
      eventName: !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE',
      at: now,
      keys: { [keys.partition]: source[keys.partition]!, [keys.sort]: source[keys.sort]! },
      newImage: after,
      oldImage: before,
    });
  }

  /** Splits the partitions that were hot for long enough, and their shards with them. */
  splitDue(): void {
    for (const { parent, children } of this.partitions.splitDue()) this.stream.turnOver(parent, children);
    for (const { partitions } of this.indexes.values()) partitions.splitDue();
  }

  /** Splits a partition, or lets its shard have its day, for no reason. */
  shake(partition: Partition, splits: boolean): void {
    if (splits) this.stream.turnOver(partition, this.partitions.split(partition));
    else this.stream.turnOver(partition, [partition]);
  }

  /** Deletes what has expired, as DynamoDB does within days ("Using time to live (TTL) in DynamoDB", guide). */
  expire(): void {
    const { expiry } = this.definition;
    if (expiry === undefined) return;
    const seconds = this.simulation.now / 1000;
    for (const [partition, { sort, item }] of [...this.storage.all()])
      if (Number(item[expiry]?.['N'] ?? Infinity) < seconds)
        this.apply({ partition, sort, after: undefined });
  }

  private projected({ keys, projection }: Index, item: Item): Item {
    if (!projection) return item;
    const { partition, sort } = this.definition.keys;
    const kept: Item = {};
    for (const name of [partition, sort, keys.partition, keys.sort, ...projection])
      if (name !== undefined && item[name]) kept[name] = item[name];
    return kept;
  }

  /** The entries of indexes that a write changes ("Write capacity units", of global secondary indexes, guide). */
  private indexKeys({ partition, sort, after }: Change): { index: Index; key: string; units: number }[] {
    if (this.indexes.size === 0) return [];
    const before = this.get(partition, sort)?.item;
    const touched = [];
    for (const index of this.indexes.values()) {
      const old = before && keyOf(before, index.keys, '');
      const fresh = after && keyOf(after, index.keys, '');
      if (!old && !fresh) continue;
      const moved = old && fresh && (old[0] !== fresh[0] || old[1] !== fresh[1]);
      const entry = fresh && this.projected(index, after);
      if (old && entry && !moved && sameEntry(this.projected(index, before), entry)) continue;
      touched.push({ index, key: (fresh ?? old)![0], units: entry ? writeUnits(sizeOf(entry)) : 1 });
      if (moved) touched.push({ index, key: old[0], units: 1 });
    }
    return touched;
  }
}

function sameEntry(one: Item, other: Item): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
