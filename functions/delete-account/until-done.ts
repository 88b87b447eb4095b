import { setTimeout as pause } from 'node:timers/promises';

/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 500;

/** Raised when the time of a call is up. What was done stays done; the same call again goes on from there. */
export class UnfinishedError extends Error {}

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
