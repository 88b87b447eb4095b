import { MINUTE_MS, startOfMinute, type Minute } from '../../ui/voting/minutes';

/** A total of the tally at a moment (milliseconds since the epoch). */
interface Sample {
  at: number;
  total: number;
}

/** Votes by minute: what the API answered, and the totals that live tallies brought since. */
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

/** Takes in an answer. Totals that were heard since and that it does not hold yet are kept. */
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
