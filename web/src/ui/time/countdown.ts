const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Time left in the two units that matter; below an hour it counts seconds as a clock does: `4:07`. */
export type Countdown =
  { days: number; hours: number } | { hours: number; minutes: number } | { clock: string; seconds: number };

/** So much of the time left as is shown, in milliseconds: its {@link countdown} is the same, and it changes only when that does. */
export function shownLeft(ms: number): number {
  const left = Math.max(0, ms);
  if (left >= DAY) return left - (left % HOUR);
  if (left >= HOUR) return left - (left % MINUTE);
  return Math.min(Math.ceil(left / SECOND) * SECOND, HOUR - 1);
}

/** @param ms time left; what is past counts as none. */
export function countdown(ms: number): Countdown {
  const left = Math.max(0, ms);
  if (left >= DAY) return { days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / HOUR) };
  if (left >= HOUR) return { hours: Math.floor(left / HOUR), minutes: Math.floor((left % HOUR) / MINUTE) };
  // A clock that shows 0:00 is over: what is left is rounded up.
  const seconds = Math.ceil(left / SECOND);
  const rest = String(seconds % 60).padStart(2, '0');
  return { clock: `${Math.floor(seconds / 60)}:${rest}`, seconds };
}
