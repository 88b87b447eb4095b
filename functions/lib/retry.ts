import { setTimeout as pause } from 'node:timers/promises';

/** How often, for how long and with what pauses something is tried. */
export interface Patience {
  /** Tries at most. Absent: as many as there is time for. */
  attempts?: number;
  /** No try begins after this instant, on the clock of `performance.now()`. */
  endsAt?: number;
  /** Milliseconds between the first two tries. Each further pause is twice as long. */
  firstPause: number;
  /** Milliseconds of the longest pause. */
  longestPause?: number;
  /** Whether a pause lasts a random part of its length, so that those who met do not meet again. The default. */
  jitter?: boolean;
  /** Whether another try may help after this error. Absent: no error is worth one. */
  mayPass?: (error: unknown) => boolean;
  sleep?: (milliseconds: number) => Promise<unknown>;
  random?: () => number;
}

/**
 * Tries something until it gives a result.
 * @param attempt gives undefined when it is to be tried again.
 * @param exhausted what is raised when there are no more tries; unless the last one ended with an error, which is
 * raised then.
 */
export async function retry<T>(
  attempt: () => Promise<T | undefined>,
  { attempts = Infinity, endsAt = Infinity, ...patience }: Patience,
  exhausted = () => new Error('There are no more tries.'),
): Promise<T> {
  const {
    firstPause,
    longestPause = Infinity,
    jitter = true,
    sleep = pause,
    random = Math.random,
  } = patience;
  let failure: Error | undefined;
  for (let made = 0; made < attempts; made += 1) {
    if (made > 0) await sleep((jitter ? random() : 1) * Math.min(firstPause * 2 ** (made - 1), longestPause));
    if (performance.now() > endsAt) break;
    try {
      const result = await attempt();
      if (result !== undefined) return result;
      failure = undefined;
    } catch (error) {
      if (!patience.mayPass?.(error)) throw error;
      failure = error as Error;
    }
  }
  throw failure ?? exhausted();
}
