import timers from 'node:timers/promises';

/** Pauses longer than this are deadlines, which are never reached here. */
const LONGEST_PAUSE = 10_000;

/** Has pauses between tries last no time while something runs: in simulated time nobody would notice them. */
export async function withQuickPauses<T>(work: () => Promise<T>): Promise<T> {
  const real = timers.setTimeout;
  const quick = (milliseconds?: number, value?: unknown, options?: object): Promise<unknown> =>
    (milliseconds ?? 0) > LONGEST_PAUSE
      ? real(milliseconds, value, options)
      : new Promise((resolve) => setImmediate(resolve, value));
  timers.setTimeout = quick as typeof real;
  try {
    return await work();
  } finally {
    timers.setTimeout = real;
  }
}
