import { hashOf } from '../core/random';
import type { Simulation } from '../core/simulation';
import { invalid, throttled } from './errors';
import { conditionOf } from './expressions/condition';
import { resolveName, valueOf, type Placeholders } from './expressions/operands';
import { projected } from './expressions/projection';
import { keyText, nameOf, readUnits, type Item } from './items';
import type { Partition, Partitions } from './partitions';
import type { Stored } from './storage';
import type { Table } from './table';

/** A read of many items in DynamoDB's own words. */
export interface PageRequest extends Placeholders {
  TableName: string;
  IndexName?: string;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ProjectionExpression?: string;
  ExclusiveStartKey?: Item;
  Limit?: number;
  ScanIndexForward?: boolean;
  ConsistentRead?: boolean;
  Segment?: number;
  TotalSegments?: number;
}

/** What it answers. */
export interface Page {
  Items: Item[];
  Count: number;
  ScannedCount: number;
  LastEvaluatedKey?: Item;
}

/** Bytes of a page ("Paginating table query results", guide). */
const PAGE_SIZE = 1024 * 1024;

/** How long ago an eventually consistent read may be true to, in milliseconds: mostly next to nothing. */
const STALENESS = 20;

/** Reads of a table, and what they cost. No time passes in here. */
export class Reader {
  /** Milliseconds; a fault makes them more. */
  staleness = STALENESS;

  constructor(
    private readonly simulation: Simulation,
    private readonly table: Table,
  ) {}

  /** @throws Refusal when the partition is out of units. */
  admit(partition: string, partitions: Partitions = this.table.partitions): Partition {
    const place = partitions.of(hashOf(partition));
    if (place.reads.has(this.simulation.now)) return place;
    partitions.refuse(place);
    this.simulation.mark('read throttled');
    throw throttled('table');
  }

  /** One item, and the units it took. */
  item(key: Item, consistent: boolean): { item: Item | undefined; units: number } {
    const [partition, sort] = this.table.keyOf(key);
    const place = this.admit(partition);
    const stored = this.table.get(partition, sort);
    const units = readUnits(stored?.size ?? 0) * (consistent ? 1 : 0.5);
    place.reads.take(units);
    return { item: consistent ? stored?.item : this.seen(stored), units };
  }

  /** The page of a query. */
  query(request: PageRequest): { page: Page; units: number } {
    const { IndexName, KeyConditionExpression, ScanIndexForward = true } = request;
    if (KeyConditionExpression === undefined) throw invalid('A query needs a key condition.');
    const index = IndexName === undefined ? undefined : this.table.indexes.get(IndexName);
    if (IndexName !== undefined && !index) throw invalid(`The table does not have the index ${IndexName}.`);
    if (index && request.ConsistentRead === true)
      throw invalid('Consistent reads are not supported on global secondary indexes');
    const source = index ?? {
      storage: this.table.storage,
      partitions: this.table.partitions,
      keys: this.table.definition.keys,
    };
    const partition = partitionIn(KeyConditionExpression, source.keys.partition, request);
    const place = this.admit(partition, source.partitions);
    const condition = conditionOf(KeyConditionExpression);
    const { now } = this.simulation;
    const found = source.storage
      .of(partition)
      .filter((stored) => !index || stored.since <= now)
      .filter(({ item }) => condition({ ...request, item }));
    if (!ScanIndexForward) found.reverse();
    return this.page(found, request, [place]);
  }

  /** The page of a scan: a segment is an even share of the range of hashes. */
  scan(request: PageRequest): { page: Page; units: number } {
    const { Segment = 0, TotalSegments = 1 } = request;
    const found: Stored[] = [];
    const places = new Set<Partition>();
    for (const [partition, stored] of this.table.storage.all()) {
      if (Math.floor((hashOf(partition) / 0x1_0000_0000) * TotalSegments) !== Segment) continue;
      found.push(stored);
      places.add(this.table.partitions.of(hashOf(partition)));
    }
    for (const place of places)
      if (!place.reads.has(this.simulation.now)) {
        this.table.partitions.refuse(place);
        this.simulation.mark('read throttled');
        throw throttled('table');
      }
    const { page, units } = this.page(found, request, [...places]);
    // What is stored besides is paid for by the first page of each segment, in place of hundreds of empty ones.
    const others = request.ExclusiveStartKey ? 0 : readUnits(this.table.storedBytes / TotalSegments);
    if (this.table.storedBytes === 0) return { page, units };
    const shared = request.ConsistentRead === true ? others : others / 2;
    for (const place of this.table.partitions.list)
      place.reads.take(shared / this.table.partitions.list.length);
    return { page, units: units + shared };
  }

  private page(found: Stored[], request: PageRequest, places: Partition[]): { page: Page; units: number } {
    const { ExclusiveStartKey, Limit = Infinity, FilterExpression, ConsistentRead } = request;
    let rest = found;
    if (ExclusiveStartKey) {
      const last = nameOf(...this.table.keyOf(ExclusiveStartKey));
      const place = found.findIndex(({ item }) => nameOf(...this.table.keyOf(item)) === last);
      rest = found.slice(place + 1);
    }
    let [size, taken] = [0, 0];
    while (taken < rest.length && taken < Limit && size < PAGE_SIZE) {
      size += rest[taken]!.size;
      taken += 1;
    }
    const read = rest.slice(0, taken);
    const units = readUnits(size) * (ConsistentRead === true ? 1 : 0.5);
    for (const place of places) place.reads.take(units / places.length);
    const filter = FilterExpression === undefined ? undefined : conditionOf(FilterExpression);
    const items = read
      .map((stored) =>
        ConsistentRead === true || request.IndexName !== undefined ? stored.item : this.seen(stored),
      )
      .filter((item) => item !== undefined)
      .filter((item) => !filter || filter({ ...request, item }))
      .map((item) => projected(item, request.ProjectionExpression, request));
    const isMore = taken < rest.length || (taken === Limit && taken > 0);
    return {
      units,
      page: {
        Items: items,
        Count: items.length,
        ScannedCount: read.length,
        ...(isMore && { LastEvaluatedKey: this.placeOf(read.at(-1)!.item, request.IndexName) }),
      },
    };
  }

  private placeOf(item: Item, indexName: string | undefined): Item {
    const { keys } = this.table.definition;
    const index = indexName === undefined ? undefined : this.table.indexes.get(indexName);
    const names = [keys.partition, keys.sort, index?.keys.partition, index?.keys.sort];
    return Object.fromEntries(names.flatMap((name) => (name && item[name] ? [[name, item[name]]] : [])));
  }

  /** What an eventually consistent read sees. */
  private seen(stored: Stored | undefined): Item | undefined {
    if (!stored) return undefined;
    const { now, random } = this.simulation;
    if (stored.since <= now - this.staleness || random.float() * this.staleness < now - stored.since)
      return stored.item;
    this.simulation.mark('stale read');
    return stored.before;
  }
}

const EQUALITY = /(#?\w+)\s*=\s*(:\w+)/g;

function partitionIn(expression: string, name: string, request: PageRequest): string {
  for (const [, attribute = '', placeholder = ''] of expression.matchAll(EQUALITY))
    if (resolveName(attribute, request) === name) return keyText(valueOf(placeholder, request));
  throw invalid('Query condition missed key schema element');
}
