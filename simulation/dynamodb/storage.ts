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

/** A place in the order of a scan: everything before it was read. */
export interface Place {
  partition: string;
  sort: string;
}

/** The items of a partition key that has several, and the same by sort key once somebody asked. */
interface Shelf {
  items: Map<string, Stored>;
  sorted: Stored[] | undefined;
}

/** Bits of a hash by which partition keys are told apart for scans: some hundreds of a million share a drawer. */
const DRAWER_BITS = 12;

/** Items by partition key, then sort key. Most partition keys have one item, which needs no map. */
export class Storage {
  private readonly partitions = new Map<string, Stored | Shelf>();
  /** Partition keys in ranges of their hashes, each range in its order once a scan came by. */
  private readonly drawers: (Drawer | undefined)[] = [];
  count = 0;

  get(partition: string, sort: string): Stored | undefined {
    const found = this.partitions.get(partition);
    if (found && 'items' in found) return found.items.get(sort);
    return found?.sort === sort ? found : undefined;
  }

  put(partition: string, sort: string, item: Item, now: number, size = sizeOf(item)): Stored {
    const old = this.get(partition, sort);
    const stored: Stored = { sort, item, size, since: now, before: old?.item };
    if (!old) this.count += 1;
    const found = this.partitions.get(partition);
    if (found && 'items' in found) {
      found.items.set(sort, stored);
      found.sorted = undefined;
    } else if (found && !old) {
      const items = new Map([
        [found.sort, found],
        [sort, stored],
      ]);
      this.partitions.set(partition, { items, sorted: undefined });
    } else {
      this.partitions.set(partition, stored);
      if (!found) this.drawerOf(partition).add(partition);
    }
    return stored;
  }

  delete(partition: string, sort: string): void {
    const found = this.partitions.get(partition);
    if (!found || !this.get(partition, sort)) return;
    this.count -= 1;
    if ('items' in found && found.items.size > 1) {
      found.items.delete(sort);
      found.sorted = undefined;
    } else {
      this.partitions.delete(partition);
      this.drawerOf(partition).remove(partition);
    }
  }

  /** The items of one partition key, by sort key. */
  of(partition: string): readonly Stored[] {
    const found = this.partitions.get(partition);
    if (!found) return [];
    if (!('items' in found)) return [found];
    found.sorted ??= [...found.items.values()].sort((one, other) => (one.sort < other.sort ? -1 : 1));
    return found.sorted;
  }

  /**
   * All items in the order of a scan: by the hash of the partition key, then by the keys.
   * @param from the first hash.
   * @param end the hash at which to stop.
   * @param after where an earlier page ended, in that range.
   */
  *all(from = 0, end = HASHES, after?: Place): Generator<[partition: string, stored: Stored]> {
    const begin = after ? hashOf(after.partition) : from;
    for (let drawer = drawerAt(begin); drawer < this.drawers.length && drawer * DRAWER < end; drawer += 1)
      for (const { partition, hash } of this.drawers[drawer]?.inOrder() ?? []) {
        if (hash < begin) continue;
        if (hash >= end) return;
        const isWherePageEnded = after !== undefined && hash === begin;
        if (isWherePageEnded && partition < after.partition) continue;
        for (const stored of this.of(partition))
          if (!isWherePageEnded || partition > after.partition || stored.sort > after.sort)
            yield [partition, stored];
      }
  }

  private drawerOf(partition: string): Drawer {
    return (this.drawers[drawerAt(hashOf(partition))] ??= new Drawer());
  }
}

/** How many hashes there are, and how many to a drawer. */
const HASHES = 0x1_0000_0000;
const DRAWER = HASHES / (1 << DRAWER_BITS);

function drawerAt(hash: number): number {
  return Math.floor(hash / DRAWER);
}

/** The partition keys of a range of hashes. */
class Drawer {
  private readonly keys = new Set<string>();
  private order: { partition: string; hash: number }[] | undefined;

  add(partition: string): void {
    this.keys.add(partition);
    this.order = undefined;
  }

  remove(partition: string): void {
    this.keys.delete(partition);
    this.order = undefined;
  }

  inOrder(): readonly { partition: string; hash: number }[] {
    this.order ??= [...this.keys]
      .map((partition) => ({ partition, hash: hashOf(partition) }))
      .sort((one, other) => one.hash - other.hash || (one.partition < other.partition ? -1 : 1));
    return this.order;
  }
}

/** The key of an item, in texts; undefined when an index does not take it. */
export function keyOf(item: Item, { partition, sort }: KeySchema, own: string): [string, string] | undefined {
  if (item[partition] === undefined) return undefined;
  if (sort === undefined) return [keyText(item[partition]), own];
  if (item[sort] === undefined) return undefined;
  return [keyText(item[partition]), `${keyText(item[sort])}\u0000${own}`];
}
