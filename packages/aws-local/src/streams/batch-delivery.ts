import { setTimeout as sleep } from 'node:timers/promises';
import type { AgeService } from '../contract';
import type { StreamSettings } from './settings';
import type { StreamRecord } from './stream-record';

/** What became of one invocation. */
export type Attempt =
  | { result: 'handled' }
  /** The function did not run: throttled, or not there. */
  | { result: 'refused' }
  /** `handled` records from the front are done with; the function failed at the rest. */
  | { result: 'failed'; handled: number };

/** Why records are given up. */
export type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** What delivering a batch needs. */
export interface DeliveryTarget {
  settings: StreamSettings;
  ages: AgeService;
  signal: AbortSignal;
  invoke(records: StreamRecord[]): Promise<Attempt>;
  /** Reports that records are given up after so many invocations. */
  giveUp(records: StreamRecord[], condition: Condition, invocations: number): Promise<void>;
  /** Everything up to this record needs no further attention. */
  done(upTo: StreamRecord): void;
}

/** Part of a batch, with its history. */
interface Piece {
  records: StreamRecord[];
  failures: number;
  invocations: number;
}

/** Milliseconds before the first retry, doubled with each one, and their limit. The service does not publish its own. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/**
 * Delivers a batch until every record of it was handled or given up ("Retry and error handling" of event source
 * mappings):
 * (a) records that are too old are given up;
 * (b) an invocation that was refused is tried again and does not count;
 * (c) after a partial failure only the rest is tried again, and progress does not count as a failed attempt;
 * (d) a failed batch is cut in halves when the mapping says so, which does not count either;
 * (e) otherwise it is tried again after a pause that grows, until its attempts are used up.
 * @throws the signal's reason when delivery is aborted.
 */
export async function deliver(records: StreamRecord[], target: DeliveryTarget): Promise<void> {
  const work: Piece[] = [{ records, failures: 0, invocations: 0 }];
  for (let piece = work.pop(); piece !== undefined; piece = work.pop()) {
    target.signal.throwIfAborted();
    const fresh = await giveUpExpired(piece, target); // (a)
    if (fresh === undefined) continue;
    work.push(...(await attempt(fresh, target)).reverse());
  }
}

/** Invokes once. Gives the pieces that are left, in order. */
async function attempt(piece: Piece, target: DeliveryTarget): Promise<Piece[]> {
  const { settings, signal } = target;
  const { records } = piece;
  const attempt = await target.invoke(records);
  // What was handled while everything stops is remembered all the same, so that the next start does not repeat it.
  if (attempt.result === 'handled') {
    finish(records, target);
    return [];
  }
  signal.throwIfAborted();
  if (attempt.result === 'refused') {
    await pause(1, signal);
    return [piece]; // (b)
  }
  const invocations = piece.invocations + 1;
  if (attempt.handled > 0) {
    finish(records.slice(0, attempt.handled), target);
    return [{ ...piece, records: records.slice(attempt.handled), invocations }]; // (c)
  }
  if (settings.bisectOnError && records.length > 1) {
    const middle = Math.ceil(records.length / 2);
    return [records.slice(0, middle), records.slice(middle)].map((half) => ({
      ...piece,
      records: half,
      invocations,
    })); // (d)
  }
  const failures = piece.failures + 1;
  if (failures > settings.maximumRetryAttempts) {
    await target.giveUp(records, 'RetryAttemptsExhausted', invocations);
    finish(records, target);
    return [];
  }
  await pause(failures, signal);
  return [{ records, failures, invocations }]; // (e)
}

async function giveUpExpired(piece: Piece, target: DeliveryTarget): Promise<Piece | undefined> {
  const { ages, settings } = target;
  const oldest = settings.maximumRecordAgeSeconds * 1000;
  const firstFresh = piece.records.findIndex(({ writtenAt }) => ages.ageOf(writtenAt) <= oldest);
  const count = firstFresh < 0 ? piece.records.length : firstFresh;
  if (count === 0) return piece;
  const expired = piece.records.slice(0, count);
  await target.giveUp(expired, 'RecordAgeExceeded', piece.invocations);
  finish(expired, target);
  return firstFresh < 0 ? undefined : { ...piece, records: piece.records.slice(count) };
}

function finish(records: StreamRecord[], target: DeliveryTarget): void {
  const last = records.at(-1);
  if (last !== undefined) target.done(last);
}

/** Waits longer after every failure. */
export async function pause(failures: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)), undefined, { signal });
}
