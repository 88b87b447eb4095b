import { UnfinishedError } from '../lib/errors/errors';
import { retry } from '../lib/retry';

/**
 * Repeats a step until it says that it is done.
 * @param endsAt on the clock of `performance.now()`.
 * @throws UnfinishedError
 */
export async function untilDone(endsAt: number, step: () => Promise<boolean>): Promise<void> {
  const attempt = async () => (await step()) || undefined;
  await retry(attempt, { endsAt, firstPause: 10, longestPause: 500 }, unfinished);
}

/** @throws UnfinishedError past `endsAt`, on the clock of `performance.now()`. */
export function checkTime(endsAt: number): void {
  if (performance.now() > endsAt) throw unfinished();
}

function unfinished(): UnfinishedError {
  return new UnfinishedError('There is more to delete than fits into one call.');
}
