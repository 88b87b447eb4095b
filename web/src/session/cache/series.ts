/** Votes by minute: what the API answered, and what live tallies have told since. */

/** The votes of one minute. `at` is when it begins, in milliseconds since the epoch. */
export interface Minute {
  at: number;
  votes: number;
}

/** A total of the tally at a moment (milliseconds since the epoch). */
interface Sample {
  at: number;
  total: number;
}

/** An answer of the API, and the totals that were heard since. */
export interface Series {
  minutes: readonly Minute[];
  /** The tally's total when the minutes were read: what they hold already. */
  total: number;
  /** Higher totals, oldest first. */
  heard: readonly Sample[];
}

/** When a voting takes votes: milliseconds since the epoch. */
export interface Span {
  opensAt: number;
  closesAt: number;
}

export const MINUTE_MS = 60_000;

/** The beginning of the minute in which an instant lies. */
export function startOfMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** Takes in an answer. Totals that were heard meanwhile and that it does not hold yet are kept. */
export function withAnswer(known: Series | undefined, minutes: readonly Minute[], total: number): Series {
  return { minutes, total, heard: (known?.heard ?? []).filter((sample) => sample.total > total) };
}

/** Takes in a total. Those that bring nothing new leave the series as it is. */
export function withTotal(series: Series, total: number, at: number): Series {
  const newest = series.heard.at(-1)?.total ?? series.total;
  return total > newest ? { ...series, heard: [...series.heard, { at, total }] } : series;
}

/**
 * The last minutes up to now or to the closing, without gaps. A tally does not say when its votes were cast: they are
 * put into the minute in which it was heard, until the next answer of the API knows better.
 */
export function latestMinutes(series: Series, span: Span, now: number, count: number): Minute[] {
  const latest = startOfMinute(Math.min(now, span.closesAt - 1));
  const first = Math.max(latest - (count - 1) * MINUTE_MS, startOfMinute(span.opensAt));
  const votes = new Map(series.minutes.map((minute) => [minute.at, minute.votes]));
  let before = series.total;
  for (const { at, total } of series.heard) {
    const minute = startOfMinute(Math.min(at, span.closesAt - 1));
    votes.set(minute, (votes.get(minute) ?? 0) + total - before);
    before = total;
  }
  const length = Math.max(0, (latest - first) / MINUTE_MS + 1);
  return Array.from({ length }, (_, index) => {
    const at = first + index * MINUTE_MS;
    return { at, votes: votes.get(at) ?? 0 };
  });
}

/**
 * Votes a minute, as of now: the running minute and the part of the one before that lies within the last sixty
 * seconds, its votes taken to be spread evenly. So it does not fall to nothing whenever a minute begins.
 */
export function votesAMinute(minutes: readonly Minute[], now: number): number {
  const running = startOfMinute(now);
  const votesOf = (at: number): number => minutes.find((minute) => minute.at === at)?.votes ?? 0;
  const leftOfTheLast = 1 - (now - running) / MINUTE_MS;
  return Math.round(votesOf(running) + votesOf(running - MINUTE_MS) * leftOfTheLast);
}

/** The minute with the most votes, the later one of two; undefined when nobody voted. */
export function busiest(minutes: readonly Minute[]): Minute | undefined {
  const most = Math.max(0, ...minutes.map(({ votes }) => votes));
  return most === 0 ? undefined : minutes.findLast(({ votes }) => votes === most);
}
