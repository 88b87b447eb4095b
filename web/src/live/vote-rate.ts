/** A total at a moment (milliseconds since the epoch). */
export interface Sample {
  at: number;
  total: number;
}

const MINUTE_MS = 60_000;

/** Adds a sample and drops those that no rate of the last minute needs: all but the newest of the older ones. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const start = sample.at - MINUTE_MS;
  const firstNeeded = samples.findLastIndex(({ at }) => at <= start);
  return [...samples.slice(Math.max(0, firstNeeded)), sample];
}

/**
 * Votes in the last minute.
 * @returns undefined until there is anything to compare with.
 */
export function votesAMinute(samples: readonly Sample[], now: number): number | undefined {
  const start = now - MINUTE_MS;
  const base = samples.findLast(({ at }) => at <= start) ?? samples[0];
  const newest = samples.at(-1);
  if (base === undefined || newest === undefined) return undefined;
  return newest.total - base.total;
}

/** Votes in each of the last `buckets` spans of a minute, oldest first: what a sparkline draws. */
export function votesBySpan(samples: readonly Sample[], now: number, buckets: number): number[] {
  const span = MINUTE_MS / buckets;
  const totalAt = (at: number): number =>
    (samples.findLast((sample) => sample.at <= at) ?? samples[0])?.total ?? 0;
  return Array.from({ length: buckets }, (_, index) => {
    const end = now - (buckets - 1 - index) * span;
    return totalAt(end) - totalAt(end - span);
  });
}
