import type { Simulation } from '../core/simulation';
import { invalid, Refusal, throttled, type Reason } from './errors';
import { nameOf, type Item } from './items';
import { Allowance } from './partitions';
import { Reader, type PageRequest } from './reads';
import {
  cancelled,
  changeOf,
  conditionFailed,
  holds,
  intentOf,
  reasonAgainst,
  type Intent,
  type WriteKind,
  type WriteRequest,
} from './requests';
import type { Change, Table } from './table';

/** What may go wrong with a call, each with its probability. */
export interface TableFaults {
  /** Milliseconds that half of the calls take. */
  latency: number;
  slow: number;
  /** Milliseconds that a slow call takes at most. */
  slowest: number;
  /** The call does not arrive. */
  lost: number;
  /** The call is done, but its answer does not arrive. */
  answerLost: number;
  /** `InternalServerError`. */
  internal: number;
  /** Turned away although there are units. */
  throttled: number;
}

/** A day on which nothing goes wrong. */
export const NO_TABLE_FAULTS: TableFaults = {
  latency: 4,
  slow: 0,
  slowest: 0,
  lost: 0,
  answerLost: 0,
  internal: 0,
  throttled: 0,
};

/** Units that one caller has used. */
export interface Units {
  read: number;
  write: number;
  indexWrite: number;
  calls: number;
}

/** Units a second that a table and its indexes may use together ("Quotas in Amazon DynamoDB", guide): 40,000 each. */
export interface TableQuota {
  reads: number;
  writes: number;
}

/** A single write, by the name of its operation. */
const SINGLE_WRITES: Record<string, WriteKind> = {
  PutItem: 'Put',
  UpdateItem: 'Update',
  DeleteItem: 'Delete',
};

/** Milliseconds for which the token of a transaction is remembered ("Idempotency", guide: ten minutes). */
const TOKEN_LIFETIME = 600_000;

type Input = Record<string, unknown>;

/**
 * Amazon DynamoDB in simulated time ("Amazon DynamoDB Transactions: How it works", "Read consistency", developer guide).
 * A call arrives after half of its latency, is done at that instant, and its answer takes the other half; a transaction
 * holds its items from its arrival to its end, and everybody else who writes to one of them is told of a conflict.
 */
export class DynamoDb {
  readonly units = new Map<string, Units>();
  readonly reader: Reader;
  private readonly held = new Set<string>();
  private readonly tokens = new Map<string, { at: number; done: boolean }>();
  private readonly quota: { reads: Allowance; writes: Allowance } | undefined;
  /** What looks at every write once it is done. */
  onWrite: ((change: Change, before: Item | undefined, caller: string) => void) | undefined;

  constructor(
    private readonly simulation: Simulation,
    readonly table: Table,
    public faults: TableFaults = NO_TABLE_FAULTS,
    quota?: TableQuota,
  ) {
    this.reader = new Reader(simulation, table);
    const { now } = simulation;
    if (quota)
      this.quota = { reads: new Allowance(quota.reads, now), writes: new Allowance(quota.writes, now) };
  }

  /**
   * One call.
   * @param caller whose units these are.
   * @param deadline the instant by which the call has arrived, however slow it is.
   * @throws Refusal; one named `TimeoutError` when no answer comes.
   */
  send(operation: string, input: Input, caller: string, deadline = Infinity): Promise<object> {
    const { random } = this.simulation;
    const latency = Math.min(this.latency(), 2 * (deadline - this.simulation.now));
    const [fails, answerIsLost] = [this.failure(), random.chance(this.faults.answerLost)];
    return new Promise((resolve, reject) => {
      const answer = (settle: () => void) => this.simulation.after(latency / 2, settle);
      this.simulation.after(latency / 2, () => {
        if (fails) {
          answer(() => reject(fails));
          return;
        }
        const settled = (outcome: object | Refusal): void => {
          if (answerIsLost) {
            this.simulation.mark('answer of a call lost');
            answer(() => reject(new Refusal('TimeoutError', 'The answer was lost.')));
          } else answer(() => (outcome instanceof Refusal ? reject(outcome) : resolve(outcome)));
        };
        if (operation === 'TransactWriteItems') this.transact(input, caller, settled);
        else {
          let outcome: object | Refusal;
          try {
            outcome = this.perform(operation, input, caller);
          } catch (error) {
            if (!(error instanceof Refusal)) {
              this.simulation.fail(`The model of DynamoDB broke: ${String(error)}`);
              return;
            }
            outcome = error;
          }
          this.note(caller, operation, outcome);
          settled(outcome);
        }
      });
    });
  }

  private latency(): number {
    const { random } = this.simulation;
    if (random.chance(this.faults.slow)) {
      this.simulation.mark('slow call');
      return random.between(100, this.faults.slowest);
    }
    return random.latency(this.faults.latency);
  }

  private failure(): Refusal | undefined {
    const { random } = this.simulation;
    const { lost, internal, throttled: turnedAway } = this.faults;
    if (random.chance(lost)) {
      this.simulation.mark('call lost');
      return new Refusal('TimeoutError', 'The call was lost.');
    }
    if (random.chance(internal)) {
      this.simulation.mark('internal error');
      return new Refusal('InternalServerError', 'Internal server error');
    }
    if (random.chance(turnedAway)) {
      this.simulation.mark('throttled for no reason');
      return throttled('table');
    }
    return undefined;
  }

  private perform(operation: string, input: Input, caller: string): object {
    const write = SINGLE_WRITES[operation];
    if (write) return this.write(intentOf(this.table, write, input as unknown as WriteRequest), caller);
    switch (operation) {
      case 'GetItem': {
        const { item, units } = this.reader.item(input['Key'] as Item, input['ConsistentRead'] === true);
        this.charge(caller, { read: units });
        return item ? { Item: item } : {};
      }
      case 'Query':
      case 'Scan': {
        this.checkQuota('reads');
        const request = input as unknown as PageRequest;
        const { page, units } =
          operation === 'Query' ? this.reader.query(request) : this.reader.scan(request);
        this.charge(caller, { read: units });
        const isAsked = (input['ReturnConsumedCapacity'] ?? 'NONE') !== 'NONE';
        return isAsked ? { ...page, ConsumedCapacity: { CapacityUnits: units } } : page;
      }
      case 'BatchGetItem':
        return this.batchGet(input, caller);
      case 'TransactGetItems':
        return this.transactGet(input, caller);
      case 'BatchWriteItem':
        return this.batchWrite(input, caller);
      default:
        throw invalid(`The operation ${operation} is not simulated.`);
    }
  }

  private write(intent: Intent, caller: string): object {
    const { partition, sort, request } = intent;
    if (this.held.has(nameOf(partition, sort))) {
      this.simulation.mark('write met a transaction');
      throw new Refusal('TransactionConflictException', 'Transaction is ongoing for the item');
    }
    this.checkQuota('writes');
    if (!holds(this.table, intent)) {
      this.charge(caller, { write: 1 });
      throw conditionFailed(this.table, intent);
    }
    const change = changeOf(this.table, intent)!;
    this.table.admit(change);
    const before = this.table.get(partition, sort)?.item;
    this.apply(change, 1, caller);
    if (request.ReturnValues === 'ALL_OLD' || request.ReturnValues === 'UPDATED_OLD')
      return before ? { Attributes: before } : {};
    if (request.ReturnValues?.endsWith('_NEW')) return change.after ? { Attributes: change.after } : {};
    return {};
  }

  private apply(change: Change, factor: number, caller: string): void {
    const { table, index } = this.table.charge(change, factor);
    this.charge(caller, { write: table, indexWrite: index });
    const before = this.table.get(change.partition, change.sort)?.item;
    this.table.apply(change);
    this.onWrite?.(change, before, caller);
  }

  private transact(input: Input, caller: string, settled: (outcome: object | Refusal) => void): void {
    const token = input['ClientRequestToken'] as string | undefined;
    const known = token === undefined ? undefined : this.tokens.get(token);
    if (known && known.at > this.simulation.now - TOKEN_LIFETIME) {
      this.simulation.mark('transaction repeated by its token');
      settled(known.done ? {} : new Refusal('TransactionInProgressException', 'Transaction is in progress'));
      return;
    }
    const outcome = this.prepare(input);
    if (outcome instanceof Refusal) {
      this.note(caller, 'TransactWriteItems', outcome);
      settled(outcome);
      return;
    }
    for (const { partition, sort } of outcome) this.held.add(nameOf(partition, sort));
    const entry = { at: this.simulation.now, done: false };
    if (token !== undefined) this.tokens.set(token, entry);
    this.simulation.after(this.simulation.random.latency(this.faults.latency), () => {
      for (const intent of outcome) {
        this.held.delete(nameOf(intent.partition, intent.sort));
        const change = changeOf(this.table, intent);
        if (change) this.apply(change, 2, caller);
        else this.charge(caller, { write: 2 });
      }
      entry.done = true;
      this.note(caller, 'TransactWriteItems', {});
      settled({});
    });
  }

  private prepare(input: Input): Intent[] | Refusal {
    const items = input['TransactItems'] as Record<string, WriteRequest | undefined>[];
    if (items.length > 100) return invalid('A transaction has at most 100 writes.');
    const intents: Intent[] = [];
    try {
      for (const item of items) {
        const [kind, request] = Object.entries(item).find(([, value]) => value !== undefined)!;
        intents.push(intentOf(this.table, kind as WriteKind, request!));
      }
      if (new Set(intents.map(({ partition, sort }) => nameOf(partition, sort))).size < intents.length)
        return invalid('Transaction request cannot include multiple operations on one item');
      const reasons = intents.map((intent) => this.obstacle(intent) ?? { Code: 'None' });
      return reasons.some(({ Code }) => Code !== 'None') ? cancelled(reasons) : intents;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private obstacle(intent: Intent): Reason | undefined {
    if (this.held.has(nameOf(intent.partition, intent.sort))) {
      this.simulation.mark('transactions met');
      return { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };
    }
    const failed = reasonAgainst(this.table, intent);
    if (failed) return failed;
    try {
      this.checkQuota('writes');
      const change = changeOf(this.table, intent);
      if (change) this.table.admit(change);
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal) || error.name === 'ValidationException') throw error;
      return { Code: 'ThrottlingError', Message: error.message };
    }
  }

  private batchGet(input: Input, caller: string): object {
    const responses: Record<string, Item[]> = {};
    const unprocessed: Record<string, { Keys: Item[] }> = {};
    for (const [name, request] of Object.entries(input['RequestItems'] as Record<string, Input>)) {
      const found: Item[] = [];
      const left: Item[] = [];
      for (const key of request['Keys'] as Item[]) {
        try {
          const { item, units } = this.reader.item(key, request['ConsistentRead'] === true);
          this.charge(caller, { read: units });
          if (item) found.push(item);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          left.push(key);
        }
      }
      if (found.length === 0 && left.length === (request['Keys'] as Item[]).length) throw throttled('table');
      responses[name] = found;
      if (left.length > 0) unprocessed[name] = { ...request, Keys: left };
    }
    return { Responses: responses, UnprocessedKeys: unprocessed };
  }

  private transactGet(input: Input, caller: string): object {
    const gets = (input['TransactItems'] as { Get: { Key: Item } }[]).map(({ Get }) => Get);
    const reasons = gets.map(({ Key }): Reason =>
      this.held.has(nameOf(...this.table.keyOf(Key))) ? { Code: 'TransactionConflict' } : { Code: 'None' },
    );
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
    const responses = gets.map(({ Key }) => {
      const { item, units } = this.reader.item(Key, true);
      this.charge(caller, { read: 2 * units });
      return item ? { Item: item } : {};
    });
    return { Responses: responses };
  }

  private batchWrite(input: Input, caller: string): object {
    const unprocessed: Record<string, Input[]> = {};
    for (const [TableName, requests] of Object.entries(input['RequestItems'] as Record<string, Input[]>))
      for (const request of requests) {
        const put = request['PutRequest'] as { Item: Item } | undefined;
        const remove = request['DeleteRequest'] as { Key: Item } | undefined;
        const intent = put
          ? intentOf(this.table, 'Put', { TableName, Item: put.Item })
          : intentOf(this.table, 'Delete', { TableName, Key: remove!.Key });
        try {
          this.write(intent, caller);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          (unprocessed[TableName] ??= []).push(request);
        }
      }
    return { UnprocessedItems: unprocessed };
  }

  private checkQuota(kind: 'reads' | 'writes'): void {
    if (!this.quota || this.quota[kind].has(this.simulation.now)) return;
    this.simulation.mark(`quota of table ${kind} reached`);
    throw throttled('table: the quota of the account');
  }

  private charge(caller: string, used: Partial<Units>): void {
    let units = this.units.get(caller);
    if (!units) {
      units = { read: 0, write: 0, indexWrite: 0, calls: 0 };
      this.units.set(caller, units);
    }
    units.calls += 1;
    units.read += used.read ?? 0;
    units.write += used.write ?? 0;
    units.indexWrite += used.indexWrite ?? 0;
    this.quota?.reads.take(used.read ?? 0);
    this.quota?.writes.take((used.write ?? 0) + (used.indexWrite ?? 0));
  }

  private note(caller: string, operation: string, outcome: object): void {
    this.simulation.note(`${caller} ${operation}${outcome instanceof Refusal ? ` ${outcome.name}` : ''}`);
  }
}
