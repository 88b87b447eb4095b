import { Random } from '../core/random';

// In a test's context each look at a global takes longer than the sum that it is for.
const { abs, ceil, floor, max } = Math;

/** What is planned for is this much of what a partition gives: no minute is even. */
export const UTILISATION = 0.8;

/** Keys that are all busy alike, and that are tried one after the other. */
export interface BusyKeys {
  keys: number;
  /** Requests a second for each. */
  perKey: number;
  /** Requests a second that a partition takes. */
  limit: number;
  /** How many keys a request tries, each by chance, before it comes to nothing. */
  tries: number;
}

/** Days that are thought through: how keys fall on partitions differs from day to day. */
const DAYS = 2000;

/** Days of a hundred on which more requests may come to nothing. */
const BAD_DAYS = 1;

/** The share of requests that may come to nothing: half of one in a thousand. */
const COME_TO_NOTHING = 5e-4;

/** Partitions from which on nothing is gained by more of them. */
const MOST = 4000;

/**
 * How many partitions keys must be spread over, so that, however they fall, next to no request comes to nothing: one that
 * found its partition without units goes to another key.
 */
export function partitionsApart(busy: BusyKeys): number {
  const room = busy.limit * UTILISATION;
  if (busy.keys * busy.perKey <= room) return 1;
  if (busy.perKey > room) return Infinity;
  let [tooFew, enough] = [ceil((busy.keys * busy.perKey) / room) - 1, MOST];
  if (!isEnough(busy, enough)) return Infinity;
  while (enough - tooFew > 1) {
    const middle = floor((tooFew + enough) / 2);
    if (isEnough(busy, middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

function isEnough(busy: BusyKeys, partitions: number): boolean {
  const random = new Random(partitions);
  let bad = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const counts = new Uint16Array(partitions);
    for (let key = 0; key < busy.keys; key += 1) counts[random.below(partitions)]! += 1;
    if (shareLost(counts, busy) > COME_TO_NOTHING) bad += 1;
    if (bad * 100 > BAD_DAYS * DAYS) return false;
  }
  return true;
}

/**
 * The share of requests that come to nothing when so many keys lie on each partition. Those that are tried again make the
 * others busier, until it balances.
 */
export function shareLost(counts: Uint16Array, { keys, perKey, limit, tries }: BusyKeys): number {
  const room = limit * UTILISATION;
  let refused = 0;
  for (let round = 0; round < 20; round += 1) {
    const offered = (perKey * (1 - refused ** tries)) / (1 - refused);
    let over = 0;
    for (const count of counts) over += max(0, count * offered - room);
    const next = over / (keys * offered);
    if (abs(next - refused) < 1e-6) break;
    refused = next;
  }
  return refused ** tries;
}
