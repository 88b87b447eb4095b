import { hashOf } from '../core/random';
import { keyText, sizeOf, type Item } from './items';

/** An item as it is stored. */
export interface Stored {
  sort: string;
  item: Item;
  size: number;
  /** When it came to be as it is, and what it was before: eventually consistent reads may still see that. */
  since: number;
  before: Item | undefined;
}

/** The keys of a table or index. */
export interface KeySchema {
  partition: string;
  /** Absent: items are told apart by the table's own key. */
  sort?: string;
}

/** Items by partition key, then sort key. Most partition keys have one item, which needs no map. */
export class Storage {
  private readonly partitions = new Map<string, Stored | Map<string, Stored>>();
  count = 0;

  get(partition: string, sort: string): Stored | undefined {
    const found = this.partitions.get(partition);
    if (found instanceof Map) return found.get(sort);
    return found?.sort === sort ? found : undefined;
  }

  put(partition: string, sort: string, item: Item, now: number, size = sizeOf(item)): Stored {
    const found = this.partitions.get(partition);
    const old = found instanceof Map ? found.get(sort) : found?.sort === sort ? found : undefined;
    const stored: Stored = { sort, item, size, since: now, before: old?.item };
    if (!old) this.count += 1;
    if (found instanceof Map) found.set(sort, stored);
    else if (!found || old) this.partitions.set(partition, stored);
    else
      this.partitions.set(
        partition,
        new Map([
          [found.sort, found],
          [sort, stored],
        ]),
      );
    return stored;
  }

  delete(partition: string, sort: string): void {
    const found = this.partitions.get(partition);
    if (!this.get(partition, sort)) return;
    this.count -= 1;
    if (found instanceof Map && found.size > 1) found.delete(sort);
    else this.partitions.delete(partition);
  }

  /** The items of one partition key, by sort key. */
  of(partition: string): Stored[] {
    const found = this.partitions.get(partition);
    if (!found) return [];
    if (!(found instanceof Map)) return [found];
    return [...found.values()].sort((one, other) => (one.sort < other.sort ? -1 : 1));
  }

  /** All items in the order of a scan: by the hash of the partition key, then by sort key. */
  *all(): Generator<[partition: string, stored: Stored]> {
    const order = [...this.partitions.keys()]
      .map((partition) => ({ partition, hash: hashOf(partition) }))
      .sort((one, other) => one.hash - other.hash || (one.partition < other.partition ? -1 : 1));
    for (const { partition } of order) for (const stored of this.of(partition)) yield [partition, stored];
  }
}

/** The key of an item, in texts; undefined when an index does not take it. */
export function keyOf(item: Item, { partition, sort }: KeySchema, own: string): [string, string] | undefined {
  if (item[partition] === undefined) return undefined;
  if (sort === undefined) return [keyText(item[partition]), own];
  if (item[sort] === undefined) return undefined;
  return [keyText(item[partition]), `${keyText(item[sort])}\u0000${own}`];
}
