const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Time left in the two units that matter; below an hour it counts seconds as a clock does. */
export type Countdown =
  { days: number; hours: number } | { hours: number; minutes: number } | { clock: string; seconds: number };

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

type Unit = 'day' | 'hour' | 'minute';

const formatters = new Map<string, Intl.NumberFormat>();

/** Kept, because every tile counts down every second. */
function formatterOf(language: string, unit: Unit): Intl.NumberFormat {
  const key = `${language} ${unit}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' });
  formatters.set(key, made);
  return made;
}

/** A countdown as text in a language: `2d 4h`, `3h 12m`, `4:07`. */
export function formatCountdown(left: Countdown, language: string): string {
  if ('clock' in left) return left.clock;
  const text = (value: number, unit: Unit): string => formatterOf(language, unit).format(value);
  return 'days' in left
    ? `${text(left.days, 'day')} ${text(left.hours, 'hour')}`
    : `${text(left.hours, 'hour')} ${text(left.minutes, 'minute')}`;
}
