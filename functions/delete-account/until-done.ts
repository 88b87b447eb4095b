import { setTimeout as pause } from 'node:timers/promises';
import { UnfinishedError } from '../lib/errors/errors';

/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 500;

/**
 * Repeats a step until it says that it is done.
 * @param endsAt on the clock of `performance.now()`.
 * @throws UnfinishedError
 */
export async function untilDone(endsAt: number, step: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    checkTime(endsAt);
    if (await step()) return;
    await pause(Math.random() * Math.min(LONGEST_PAUSE, 10 * 2 ** attempt));
  }
}

/** @throws UnfinishedError past `endsAt`, on the clock of `performance.now()`. */
export function checkTime(endsAt: number): void {
  if (performance.now() > endsAt)
    throw new UnfinishedError('There is more to delete than fits into one call.');
}
