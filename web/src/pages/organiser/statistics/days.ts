import { MINUTE_MS } from '../../../ui/voting/minutes';

/** Votes of one minute, and those by option in the voting's order: empty while they are hidden. */
export interface CountedMinute {
  /** When it begins, in milliseconds since the epoch. */
  at: number;
  votes: number;
  counts: number[];
}

/** Votes of one day where the reader is. `day` is its name in the calendar: `2026-11-26`. */
export interface Day {
  day: string;
  votes: number;
  counts: number[];
}

/** Minutes that local time is behind UTC at an instant, as `getTimezoneOffset` gives them. */
type OffsetAt = (at: number) => number;

const browserOffset: OffsetAt = (at) => new Date(at).getTimezoneOffset();

const DAY_MS = 24 * 60 * MINUTE_MS;

/** The day in which an instant lies, by the browser's own zone. */
export function dayOf(at: number, offsetAt = browserOffset): string {
  return new Date(at - offsetAt(at) * MINUTE_MS).toISOString().slice(0, 10);
}

/** When a day begins. @param day `2026-11-26` */
export function startOfDay(day: string, offsetAt = browserOffset): number {
  const asUtc = Date.parse(day);
  // The offset at the day's own beginning, which one of a few hours beside it may differ from when clocks are changed.
  return asUtc + offsetAt(asUtc + offsetAt(asUtc) * MINUTE_MS) * MINUTE_MS;
}

/** The day after a day. @param day `2026-11-26` */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

/**
 * Votes by day without gaps: from the day of one instant up to that of another, whatever there are minutes of.
 * @param minutes in any order.
 */
export function daysOf(
  minutes: readonly CountedMinute[],
  from: number,
  to: number,
  offsetAt = browserOffset,
): Day[] {
  const byDay = new Map<string, Day>();
  const last = dayOf(to, offsetAt);
  for (let day = dayOf(from, offsetAt); day <= last; day = dayAfter(day))
    byDay.set(day, { day, votes: 0, counts: [] });
  for (const { at, votes, counts } of minutes) {
    const day = byDay.get(dayOf(at, offsetAt));
    if (day === undefined) continue;
    day.votes += votes;
    day.counts = counts.map((count, option) => count + (day.counts[option] ?? 0));
  }
  return [...byDay.values()];
}

/** Minutes that a column may stand for. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 10_080];

/** As many columns as can still be told from each other. */
const MOST_COLUMNS = 180;

/** Votes in stretches of equal length. */
export interface Stretches {
  /** Minutes that each of them is long. */
  step: number;
  columns: { at: number; votes: number }[];
}

/**
 * Sums minutes up in as many equal stretches as a chart has room for. They begin where clocks show a round time, the first one
 * perhaps before `from`.
 * @param to the end, which belongs to none.
 */
export function stretchesOf(
  minutes: readonly CountedMinute[],
  from: number,
  to: number,
  offsetAt = browserOffset,
): Stretches {
  const length = (to - from) / MINUTE_MS;
  const step = STEPS.find((each) => length / each <= MOST_COLUMNS) ?? STEPS.at(-1)!;
  const stepMs = step * MINUTE_MS;
  const local = from - offsetAt(from) * MINUTE_MS;
  const first = from - (local % Math.min(stepMs, DAY_MS));
  const columns = Array.from({ length: Math.max(1, Math.ceil((to - first) / stepMs)) }, (_, index) => ({
    at: first + index * stepMs,
    votes: 0,
  }));
  for (const { at, votes } of minutes) {
    const column = columns[Math.floor((at - first) / stepMs)];
    if (column !== undefined && at >= from && at < to) column.votes += votes;
  }
  return { step, columns };
}

/** The places of an axis that are labelled: evenly spread, as many as there is room for. */
export function everyOf(axis: readonly number[], room: number): number[] {
  const every = Math.max(1, Math.ceil(axis.length / Math.max(1, Math.floor(room))));
  return axis.filter((_, index) => index % every === 0);
}

/** Minutes between two labels. */
const LABELLED = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440];

/**
 * The places of an axis that are labelled: round times, as many as there is room for, and the beginnings of some days, where there
 * are too many of them.
 * @param least minutes between two labels at least.
 */
export function roundOf(
  axis: readonly number[],
  room: number,
  least: number,
  offsetAt = browserOffset,
): number[] {
  const [first, last] = [axis[0] ?? 0, axis.at(-1) ?? 0];
  const minutes = (last - first) / MINUTE_MS;
  const every = LABELLED.find((each) => each >= least && minutes / each < Math.max(1, Math.floor(room)));
  const step = (every ?? 1440) * MINUTE_MS;
  const round = axis.filter((at) => (at - offsetAt(at) * MINUTE_MS) % step === 0);
  return everyOf(round, room);
}

/** The few with the most votes, those with most first and earlier ones before later; none without votes. */
export function topOf<Counted extends { votes: number }>(
  counted: readonly Counted[],
  few: number,
): Counted[] {
  return counted
    .filter(({ votes }) => votes > 0)
    .sort((one, other) => other.votes - one.votes)
    .slice(0, few);
}
