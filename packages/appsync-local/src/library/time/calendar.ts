import { SystemDate } from '../language';

/** A moment on a clock on the wall: fields of the ISO calendar, without a zone. */
export interface LocalDateTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const msPerDay = 86_400_000;

/** Milliseconds since 1970-01-01T00:00 on the same clock. Fields out of range carry over. */
export function toLocalMillis(local: LocalDateTime): number {
  const date = new SystemDate(0);
  date.setUTCFullYear(local.year, local.month - 1, local.day);
  date.setUTCHours(local.hour, local.minute, local.second, local.millisecond);
  return date.getTime();
}

/** The fields of a count of milliseconds on the same clock. */
export function fromLocalMillis(millis: number): LocalDateTime {
  const date = new SystemDate(millis);
  if (Number.isNaN(date.getTime())) throw new Error(`Not a moment in time: ${millis}`);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

const daysSinceEpoch = (year: number, month: number, day: number) =>
  toLocalMillis({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }) / msPerDay;

/** 1 to 366. */
export function dayOfYear({ year, month, day }: LocalDateTime): number {
  return daysSinceEpoch(year, month, day) - daysSinceEpoch(year, 1, 1) + 1;
}

/** 0 is Sunday. */
export function dayOfWeek({ year, month, day }: LocalDateTime): number {
  return (((daysSinceEpoch(year, month, day) + 4) % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  return daysSinceEpoch(year, month + 1, 1) - daysSinceEpoch(year, month, 1);
}

/** Week of the year in en-US: weeks begin on Sunday, and the week of January 1st is the first. */
export function weekOfYear(local: LocalDateTime): { weekBasedYear: number; week: number } {
  const { year } = local;
  const today = daysSinceEpoch(year, local.month, local.day);
  if (today >= firstWeek(year + 1)) return { weekBasedYear: year + 1, week: 1 };
  return { weekBasedYear: year, week: Math.floor((today - firstWeek(year)) / 7) + 1 };
}

function firstWeek(year: number): number {
  const januaryFirst = { year, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  return daysSinceEpoch(year, 1, 1) - dayOfWeek(januaryFirst);
}

/** Week of the month in en-US: the week of the 1st is the first. */
export function weekOfMonth(local: LocalDateTime): number {
  return Math.floor((local.day - 1 + dayOfWeek({ ...local, day: 1 })) / 7) + 1;
}
