import crypto from 'node:crypto';
import type { Random } from '../core/random';

/** What an execution environment has for time, chance and the network. */
export interface Surroundings {
  /** Milliseconds since 1970 on the clock of this machine, whole ones. */
  now: () => number;
  random: Random;
  /** A pause that never ends once the environment is gone. */
  pause: (milliseconds: number) => Promise<void>;
  /** Calls back after a while, unless the environment is gone by then. */
  after: (milliseconds: number, run: () => void) => void;
  fetch: (url: string, options: { body: string; signal?: AbortSignal }) => Promise<unknown>;
  environment: Record<string, string>;
  log: (line: string) => void;
  /** Packages that are not bundled. */
  packages: (name: string) => unknown;
}

/** Names that a bundle finds, in place of those of Node. */
export const NAMES = [
  'exports',
  'module',
  'require',
  'process',
  'Date',
  'Math',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'fetch',
  'AbortSignal',
  'console',
  'crypto',
  'globalThis',
] as const;

/** The values of those names, in their order. */
export function globalsFor(module: { exports: unknown }, surroundings: Surroundings): unknown[] {
  const { now, random, after, fetch, environment, log } = surroundings;
  const date = clockedDate(now);
  const timers = timersWith(after);
  const chance = chanceWith(random);
  const values = {
    exports: module.exports,
    module,
    require: (name: string) => required(name, surroundings, timers, chance.crypto),
    process: {
      env: environment,
      on: () => undefined,
      emitWarning: () => undefined,
      version: process.version,
      versions: process.versions,
    },
    Date: date,
    Math: chance.math,
    performance: { now, timeOrigin: 0 },
    ...timers,
    fetch,
    AbortSignal: signalsWith(after),
    console: Object.fromEntries(
      ['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, (line: unknown) => log(String(line))]),
    ),
    crypto: chance.crypto,
    globalThis: undefined as unknown,
  };
  values.globalThis = values;
  return NAMES.map((name) => values[name]);
}

function clockedDate(now: () => number): DateConstructor {
  class Clocked extends Date {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(now());
      else super(...(given as [number]));
    }
    static override now = now;
  }
  return Clocked as unknown as DateConstructor;
}

function timersWith(after: Surroundings['after']) {
  const cleared = new Set<number>();
  let last = 0;
  const setTimer = (run: (...given: unknown[]) => void, milliseconds = 1, ...given: unknown[]) => {
    last += 1;
    const id = last;
    after(Math.max(1, milliseconds), () => {
      if (!cleared.delete(id)) run(...given);
    });
    return id;
  };
  const clear = (id: number | undefined): void => {
    if (id !== undefined) cleared.add(id);
  };
  return {
    setTimeout: setTimer,
    clearTimeout: clear,
    setInterval: (run: () => void, milliseconds: number) => {
      last += 1;
      const id = last;
      const next = (): void =>
        after(milliseconds, () => {
          if (cleared.delete(id)) return;
          run();
          next();
        });
      next();
      return id;
    },
    clearInterval: clear,
    setImmediate: (run: () => void) => setTimer(run, 0),
  };
}

function signalsWith(after: Surroundings['after']): unknown {
  return Object.assign(Object.create(AbortSignal) as object, {
    timeout: (milliseconds: number): AbortSignal => {
      const controller = new AbortController();
      after(milliseconds, () =>
        controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
      );
      return controller.signal;
    },
    any: (signals: AbortSignal[]) => AbortSignal.any(signals),
    abort: (reason?: unknown) => AbortSignal.abort(reason),
  });
}

function chanceWith(random: Random) {
  const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => random.below(256)));
  const uuid = (): string => {
    const hex = bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const math = Object.assign(Object.create(Math) as object, { random: random.float });
  const own = { randomUUID: uuid, randomBytes: bytes, randomInt: (end: number) => random.below(end) };
  return { math, crypto: Object.assign(Object.create(crypto) as object, own) };
}

function required(
  name: string,
  { pause, packages }: Surroundings,
  timers: ReturnType<typeof timersWith>,
  ownCrypto: object,
): unknown {
  const promised = {
    setTimeout: (milliseconds: number, value: unknown, options?: { signal?: AbortSignal }) =>
      untilAborted(pause(milliseconds), options?.signal).then(() => value),
    setImmediate: () => pause(0),
    scheduler: { wait: pause },
  };
  switch (name.replace(/^node:/, '')) {
    case 'timers/promises':
      return promised;
    case 'timers':
      return { ...timers, promises: promised };
    case 'crypto':
      return ownCrypto;
    case 'buffer':
    case 'zlib':
    case 'util':
    case 'events':
    case 'path':
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- parts of Node that neither time nor chance touch
      return require(name) as unknown;
    default:
      return packages(name);
  }
}

/** Ends early, with the signal's reason, when the signal says so. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
