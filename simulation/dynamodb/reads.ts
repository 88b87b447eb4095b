import { hashOf } from '../core/random';
import type { Simulation } from '../core/simulation';
import { invalid, throttled } from './errors';
import { conditionOf } from './expressions/condition';
import { resolveName, valueOf, type Placeholders } from './expressions/operands';
import { projected } from './expressions/projection';
import { keyText, kindOf, nameOf, readUnits, type Item } from './items';
import { edge, type Partition, type Partitions } from './partitions';
import { keyOf, type KeySchema, type Stored } from './storage';
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
    this.simulation.mark(`read throttled: ${kindOf(partition)}`);
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
    const stored = source.storage.of(partition);
    const inOrder = ScanIndexForward ? stored : [...stored].reverse();
    const isFound = (one: Stored): boolean =>
      (!index || one.since <= now) && condition({ ...request, item: one.item });
    const last = request.ExclusiveStartKey && sortIn(request.ExclusiveStartKey, this.table, index?.keys);
    const isBehind = ({ sort }: Stored): boolean =>
      last === undefined || (ScanIndexForward ? sort > last : sort < last);
    const begin = inOrder.findIndex(isBehind);
    const { read, size, isMore } = pageOf(begin < 0 ? [] : matching(inOrder, begin, isFound), request);
    return this.page(read, size, isMore, request, [place]);
  }

  /** The page of a scan: a segment is an even share of the range of hashes. */
  scan(request: PageRequest): { page: Page; units: number } {
    const { Segment = 0, TotalSegments = 1, ExclusiveStartKey, ConsistentRead } = request;
    const [from, end] = [edge(Segment, TotalSegments), edge(Segment + 1, TotalSegments)];
    const { storage, partitions, storedBytes } = this.table;
    const [partition = '', sort = ''] = ExclusiveStartKey ? this.table.keyOf(ExclusiveStartKey) : [];
    const found = storage.all(from, end, ExclusiveStartKey && { partition, sort });
    const places = new Set<Partition>();
    const { read, size, isMore } = pageOf(
      (function* () {
        for (const [key, stored] of found) yield { ...stored, place: partitions.of(hashOf(key)) };
      })(),
      request,
    );
    for (const { place } of read) places.add(place);
    for (const place of places)
      if (!place.reads.has(this.simulation.now)) {
        partitions.refuse(place);
        this.simulation.mark('read throttled: a scan');
        throw throttled('table');
      }
    const { page, units } = this.page(read, size, isMore, request, [...places]);
    // What is stored besides is paid for by the first page of each segment, in place of hundreds of empty ones.
    const others = ExclusiveStartKey ? 0 : readUnits(storedBytes / TotalSegments);
    if (storedBytes === 0) return { page, units };
    const shared = ConsistentRead === true ? others : others / 2;
    for (const place of partitions.list) place.reads.take(shared / partitions.list.length);
    return { page, units: units + shared };
  }

  private page(
    read: readonly Stored[],
    size: number,
    isMore: boolean,
    request: PageRequest,
    places: Partition[],
  ): { page: Page; units: number } {
    const { FilterExpression, ConsistentRead } = request;
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

/** Where an item is sorted in the table, or in an index. */
function sortIn(item: Item, table: Table, index: KeySchema | undefined): string {
  const own = table.keyOf(item);
  return (index && keyOf(item, index, nameOf(...own))?.[1]) ?? own[1];
}

function* matching(
  list: readonly Stored[],
  begin: number,
  isFound: (stored: Stored) => boolean,
): Generator<Stored> {
  for (let index = begin; index < list.length; index += 1) if (isFound(list[index]!)) yield list[index]!;
}

/** As many as a page takes. There is more when the limit was reached: DynamoDB does not look behind it. */
function pageOf<One extends Stored>(
  found: Iterable<One>,
  { Limit = Infinity }: PageRequest,
): { read: One[]; size: number; isMore: boolean } {
  const read: One[] = [];
  let size = 0;
  for (const stored of found) {
    if (read.length >= Limit || size >= PAGE_SIZE) return { read, size, isMore: true };
    read.push(stored);
    size += stored.size;
  }
  return { read, size, isMore: read.length === Limit && read.length > 0 };
}

const EQUALITY = /(#?\w+)\s*=\s*(:\w+)/g;

function partitionIn(expression: string, name: string, request: PageRequest): string {
  for (const [, attribute = '', placeholder = ''] of expression.matchAll(EQUALITY))
    if (resolveName(attribute, request) === name) return keyText(valueOf(placeholder, request));
  throw invalid('Query condition missed key schema element');
}
