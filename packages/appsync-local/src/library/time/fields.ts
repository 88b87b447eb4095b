import { dayOfWeek, dayOfYear, weekOfMonth, weekOfYear, type LocalDateTime } from './calendar';
import { formatOffset } from './offsets';
import { eraName, halves, months, nameOf, quarterName, weekdays } from './texts';
import { zoneText } from './zone-texts';
import type { Zone } from './zones';

/** A moment as a zone's clocks show it. */
export interface Moment {
  local: LocalDateTime;
  epochMillis: number;
  /** Seconds ahead of UTC. */
  offset: number;
  zone: Zone;
}

type Writer = (moment: Moment, count: number) => string;

function digits(value: number | bigint, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}

const number =
  (value: (local: LocalDateTime) => number | bigint): Writer =>
  ({ local }, count) =>
    digits(value(local), count);

/** Two letters mean the last two digits; from four letters on, years that need more digits carry a sign. */
const year =
  (value: (local: LocalDateTime) => number): Writer =>
  ({ local }, count) => {
    if (count === 2) return digits(Math.abs(value(local)) % 100, 2);
    const exceeds = count >= 4 && value(local) >= 10 ** count;
    return (exceeds ? '+' : '') + digits(value(local), count);
  };

/** A number for one or two letters, a name for more. `first` is the number of the first name. */
const named =
  (value: (local: LocalDateTime) => number, names: string[], first: number): Writer =>
  ({ local }, count) =>
    count > 2 ? nameOf(names[value(local) - first]!, count) : digits(value(local), count);

const milliOfDay = ({ hour, minute, second, millisecond }: LocalDateTime) =>
  ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;

const month = named((local) => local.month, months, 1);
const localWeekday = named((local) => dayOfWeek(local) + 1, weekdays, 1);
const offset =
  (letter: string): Writer =>
  (moment, count) =>
    formatOffset(moment.offset, letter, count);
const quarter: Writer = ({ local }, count) => {
  const value = Math.ceil(local.month / 3);
  return count > 2 ? quarterName(value, count) : digits(value, count);
};

/** By pattern letter: how the field is written. */
export const writers: Record<string, Writer> = {
  G: ({ local }, count) => eraName(local.year > 0 ? 'AD' : 'BC', count),
  u: year((local) => local.year),
  y: year((local) => (local.year > 0 ? local.year : 1 - local.year)),
  Y: year((local) => weekOfYear(local).weekBasedYear),
  M: month,
  L: month,
  Q: quarter,
  q: quarter,
  w: number((local) => weekOfYear(local).week),
  W: number(weekOfMonth),
  D: number(dayOfYear),
  d: number((local) => local.day),
  F: number((local) => ((local.day - 1) % 7) + 1),
  E: ({ local }, count) => nameOf(weekdays[dayOfWeek(local)]!, count),
  e: localWeekday,
  c: localWeekday,
  a: ({ local }) => halves[local.hour < 12 ? 0 : 1]!,
  h: number((local) => ((local.hour + 11) % 12) + 1),
  K: number((local) => local.hour % 12),
  k: number((local) => ((local.hour + 23) % 24) + 1),
  H: number((local) => local.hour),
  m: number((local) => local.minute),
  s: number((local) => local.second),
  S: ({ local }, count) => digits(local.millisecond, 3).padEnd(9, '0').slice(0, count),
  A: number(milliOfDay),
  n: number((local) => local.millisecond * 1_000_000),
  N: number((local) => BigInt(milliOfDay(local)) * 1_000_000n),
  V: ({ zone }) => zone.id,
  v: ({ zone, epochMillis }, count) =>
    zoneText(zone, epochMillis, count === 4 ? 'longGeneric' : 'shortGeneric'),
  z: ({ zone, epochMillis }, count) => zoneText(zone, epochMillis, count === 4 ? 'long' : 'short'),
  O: offset('O'),
  X: offset('X'),
  x: offset('x'),
  Z: offset('Z'),
};
