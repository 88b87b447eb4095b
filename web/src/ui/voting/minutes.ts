/** The votes of one minute. `at` is when it begins, in milliseconds since the epoch. */
export interface Minute {
  at: number;
  votes: number;
}

export const MINUTE_MS = 60_000;

/** The beginning of the minute in which an instant lies. */
export function startOfMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
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

/** The minutes with the most votes, oldest first: none when nobody voted. */
export function busiest(minutes: readonly Minute[]): Minute[] {
  const most = Math.max(0, ...minutes.map(({ votes }) => votes));
  return most === 0 ? [] : minutes.filter(({ votes }) => votes === most);
}
