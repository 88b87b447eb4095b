/**
 * Resolvers of mutations, run in virtual time over a table in memory whose calls are late, fail, or lose their answers.
 * A test gives its modules the `util` of here by `jest.mock('@aws-appsync/utils')`.
 */

type Item = Record<string, unknown>;
type Expression = {
  expression: string;
  expressionNames?: Record<string, string>;
  expressionValues?: Record<string, unknown>;
};
type Call = {
  operation: string;
  key?: { PK: string; SK: string };
  attributeValues?: Item;
  update?: Expression;
  condition?: Expression;
  transactItems?: Call[];
  payload?: { name?: { userId?: string } };
  tables?: Record<string, { keys: { PK: string; SK: string }[] }>;
};
type Outcome = { result?: unknown; error?: { type: string; message: string } };

/** What ends a field. */
export class FieldError extends Error {
  constructor(
    message: string,
    readonly type: string,
    readonly info: unknown,
  ) {
    super(message);
  }
}

/** Raised where a process is thought to end. */
export class ProcessEnd extends Error {}

class EarlyReturn extends Error {
  constructor(
    readonly value: unknown,
    readonly toEnd: boolean,
  ) {
    super('Early return');
  }
}

let time = 0;
let ids = 0;
let wakings: { at: number; order: number; wake: () => void }[] = [];

/** What `@aws-appsync/utils` gives, over the virtual clock. Attribute values stay plain. */
export const utils = {
  util: {
    autoId: () => `${(ids += 1).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    autoUlid: () => `ULID${(ids += 1)}`,
    matches: (pattern: string, text: string) => new RegExp(pattern).test(text),
    time: {
      nowEpochMilliSeconds: () => time,
      epochMilliSecondsToFormatted: (milliseconds: number) => new Date(milliseconds).toISOString(),
      parseISO8601ToEpochMilliSeconds: (text: string) => Date.parse(text),
    },
    dynamodb: { toMapValues: (values: Item) => structuredClone(values) },
    error: (message: string, type: string, _data: unknown, info: unknown) => {
      throw new FieldError(message, type, info);
    },
  },
  runtime: {
    earlyReturn: (value: unknown, options?: { skipTo: string }) => {
      throw new EarlyReturn(value, options?.skipTo === 'END');
    },
  },
};

/** Waits in virtual time. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => wakings.push({ at: time + milliseconds, order: (ids += 1), wake }));
}

/** Runs work to its end: whenever all of it waits, the clock jumps to what is due next. */
export async function inVirtualTime(start: number, work: () => Promise<unknown>): Promise<void> {
  time = start;
  wakings = [];
  const progress = { ended: false };
  const running = work().finally(() => (progress.ended = true));
  while (!progress.ended) {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const next = wakings.sort((one, other) => one.at - other.at || one.order - other.order).shift();
    if (!next) continue;
    time = Math.max(time, next.at);
    next.wake();
  }
  await running;
}

/** Now, in virtual time. */
export const virtualNow = (): number => time;

/** A table in memory, whose calls each take a little while, or up to `late` milliseconds. */
export class VirtualTable {
  readonly items = new Map<string, Item>();
  /** Called after every write. */
  check: () => void = () => undefined;
  calls = 0;
  /** Where the process that calls is thought to end: before this call arrives, or after it was carried out. */
  end?: { call: number; isCarriedOut: boolean };

  constructor(
    private readonly random: () => number,
    private readonly rates: { late: number; latest: number; fails: number; handsOutItems: number },
  ) {}

  ofKind(sortKeyPrefix: string): Item[] {
    return [...this.items.values()].filter((item) => String(item['SK']).startsWith(sortKeyPrefix));
  }

  async call(request: Call): Promise<Outcome> {
    this.calls += 1;
    if (this.calls === this.end?.call) {
      if (this.end.isCarriedOut) this.answer(request);
      throw new ProcessEnd();
    }
    const isLate = this.random() < this.rates.late;
    const delay = isLate ? this.random() * this.rates.latest : 5;
    const isLateOnTheWay = this.random() < 0.5;
    await pause(isLateOnTheWay ? delay : this.random() * 10);
    const fate = this.random() / this.rates.fails;
    const fails = { error: { type: 'DynamoDB:ThrottlingException', message: 'Throttled' } };
    const outcome = fate < 0.5 ? fails : this.answer(request);
    await pause(isLateOnTheWay ? this.random() * 10 : delay);
    const answerIsLost = fate >= 0.5 && fate < 1;
    return answerIsLost ? { error: { type: 'DynamoDB:InternalServerError', message: 'Lost' } } : outcome;
  }

  private answer(request: Call): Outcome {
    const { operation, tables, transactItems } = request;
    // The function that finds voters: everybody exists.
    if (operation === 'Invoke') return { result: { userId: request.payload?.name?.userId } };
    if (operation === 'GetItem') return { result: structuredClone(this.at(request) ?? null) };
    if (operation === 'BatchGetItem') {
      const items = tables!['table']!.keys.map((key) => structuredClone(this.at({ operation, key }) ?? null));
      return { result: { data: { table: items }, unprocessedKeys: { table: [] } } };
    }
    const writes = transactItems ?? [request];
    const refused = writes.map((write) => !holds(write.condition, this.at(write)));
    if (refused.includes(true))
      return transactItems
        ? {
            ...failure('TransactionCanceled'),
            result: { cancellationReasons: this.reasons(writes, refused) },
          }
        : { ...failure('ConditionalCheckFailed'), result: this.handedOut(request) };
    for (const write of writes) this.write(write);
    this.check();
    return { result: {} };
  }

  private reasons(writes: Call[], refused: boolean[]): object[] {
    return writes.map((write, index) =>
      refused[index] ? { type: 'ConditionalCheckFailed', item: this.handedOut(write) } : { type: 'None' },
    );
  }

  private handedOut(write: Call): Item | null {
    return this.random() < this.rates.handsOutItems ? structuredClone(this.at(write) ?? null) : null;
  }

  private at({ key }: Call): Item | undefined {
    return this.items.get(`${key!.PK}/${key!.SK}`);
  }

  private write(call: Call): void {
    const { attributeValues, key, operation, update } = call;
    const place = `${key!.PK}/${key!.SK}`;
    if (operation === 'ConditionCheck') return;
    if (operation === 'DeleteItem') this.items.delete(place);
    else if (operation === 'PutItem') this.items.set(place, { ...attributeValues, ...key });
    else this.items.set(place, updated({ ...key, ...structuredClone(this.at(call)) }, update!));
  }
}

const failure = (name: string) => ({ error: { type: `DynamoDB:${name}Exception`, message: name } });

/** The few conditions that these resolvers make. */
function holds(condition: Expression | undefined, item: Item | undefined): boolean {
  const { expression, expressionValues: values = {} } = condition ?? { expression: '' };
  const number = (name: string) => Number(item?.[name] ?? NaN);
  switch (expression) {
    case '':
      return true;
    case 'attribute_not_exists(PK)':
      return item === undefined;
    case 'attribute_exists(PK)':
      return item !== undefined;
    case 'attribute_not_exists(sent) OR (sent < :most AND lastAt < :recently)':
      return (
        item?.['sent'] === undefined ||
        (number('sent') < Number(values[':most']) && String(item['lastAt']) < String(values[':recently']))
      );
    case '#version = :read':
      return item?.['version'] === values[':read'];
    case 'attribute_not_exists(#version)':
      return item?.['version'] === undefined;
    case 'attribute_not_exists(PK) OR expiresAt < :now':
      return item === undefined || number('expiresAt') < Number(values[':now']);
    case '#windows.#id.claimedAt = :claimedAt':
      return claimOf(item, condition) === values[':claimedAt'];
    case 'credits >= :cost':
      return number('credits') >= Number(values[':cost']);
    case 'attribute_not_exists(additions) OR additions < :full':
      return item?.['additions'] === undefined || number('additions') < Number(values[':full']);
    default:
      throw new Error(`Unknown condition: ${expression}`);
  }
}

function claimOf(item: Item | undefined, condition: Expression | undefined): unknown {
  const windows = (item?.['windows'] ?? {}) as Record<string, Item>;
  return windows[condition?.expressionNames?.['#id'] ?? '']?.['claimedAt'];
}

function updated(item: Item, { expression, expressionNames = {}, expressionValues = {} }: Expression): Item {
  for (const [, clause, body] of expression.matchAll(/(SET|ADD|REMOVE) (.*?)(?= SET | ADD | REMOVE |$)/g))
    for (const part of body!.split(', ')) {
      const [path, value] = part.split(/ (?:= )?/);
      const names = path!.split('.').map((name) => expressionNames[name] ?? name);
      const last = names.pop()!;
      const target = names.reduce((inner, name) => inner[name] as Item, item);
      if (clause === 'REMOVE') Reflect.deleteProperty(target, last);
      else if (clause === 'SET') target[last] = structuredClone(expressionValues[value!]);
      else target[last] = Number(target[last] ?? 0) + Number(expressionValues[value!]);
    }
  return item;
}

interface Context {
  args: object;
  stash: object;
  env: Record<string, string>;
  identity: object;
  request: object;
  info: { selectionSetList: string[] };
  prev: { result: unknown };
  result: unknown;
  error: unknown;
}
interface Handlers {
  request: (context: never) => unknown;
  response: (context: never) => unknown;
}

/** A pipeline resolver's module, and the modules of its steps. */
export interface Pipeline {
  resolver: Handlers & { pipeline: readonly string[] };
  steps: Record<string, Handlers>;
}

/** "AWS AppSync endpoints and quotas": a request runs for 30 seconds. */
const LONGEST = 30_000;

/**
 * Runs a mutation.
 * @throws FieldError as the field would end.
 */
export async function runPipeline(
  { resolver, steps }: Pipeline,
  table: VirtualTable,
  { args, env, sub }: { args: object; env: Record<string, string>; sub: string },
): Promise<unknown> {
  const context: Context = {
    args,
    stash: {},
    env,
    info: { selectionSetList: ['id', 'status'] },
    identity: { sub, username: sub, claims: {}, sourceIp: [], issuer: 'issuer' },
    request: { headers: { 'x-amzn-requestid': 'the-request' } },
    prev: { result: null },
    result: null,
    error: undefined,
  };
  const started = virtualNow();
  resolver.request(context as never);
  for (const name of resolver.pipeline) {
    try {
      const { result, error } = await table.call(steps[name]!.request(context as never) as Call);
      if (virtualNow() > started + LONGEST)
        throw new FieldError('Execution timed out', 'ExecutionTimeout', null);
      context.result = result;
      context.error = error;
      context.prev = { result: steps[name]!.response(context as never) };
    } catch (reason) {
      if (!(reason instanceof EarlyReturn)) throw reason;
      context.prev = { result: reason.value };
      if (reason.toEnd) break;
    }
  }
  return resolver.response(context as never);
}
