import { dayOfWeek, daysInMonth, toLocalMillis, type LocalDateTime } from './calendar';
import { parseOffset } from './offsets';
import type { ParsedFields } from './parse';
import { halves, months, nameOf, weekdays } from './texts';
import { zoneNameOf } from './zone-texts';
import { toEpochMillis, zoneOf, type Zone } from './zones';

/**
 * The moment that parsed fields tell, with the leniency of Java's `ResolverStyle.SMART`: a day past the month's end
 * is its last one, 24:00 is the next day's 00:00, and absent minutes and seconds are zero.
 * @param fallback the zone of texts that name none.
 * @throws Error when something that a moment needs is missing or out of range.
 */
export function resolve(fields: ParsedFields, fallback: Zone | undefined): number {
  const zone = zoneIn(fields);
  const localMillis = dateOf(fields) + timeOf(fields);
  if (typeof zone === 'number') return localMillis - zone * 1000;
  const applicable = zone ?? fallback;
  if (!applicable) throw new Error('neither the text nor the call names a time zone');
  return toEpochMillis(localMillis, applicable);
}

/** A zone by name, or an offset in seconds. */
function zoneIn(fields: ParsedFields): Zone | number | undefined {
  const offset = ['X', 'x', 'Z', 'O'].map((letter) => fields.get(letter)).find((field) => field);
  if (offset) return parseOffset(offset.text);
  const name = ['V', 'z', 'v'].map((letter) => fields.get(letter)).find((field) => field);
  return name && zoneOf(zoneNameOf(name.text));
}

function numberIn(fields: ParsedFields, letter: string, least: number, most: number): number | undefined {
  const field = fields.get(letter);
  if (!field) return undefined;
  const value = Number(field.text);
  if (value < least || value > most)
    throw new Error(`${field.text} is out of range for the letter ${letter}`);
  return value;
}

function dateOf(fields: ParsedFields): number {
  const year = yearOf(fields);
  const inYear = numberIn(fields, 'D', 1, 366);
  const month = monthOf(fields) ?? (inYear === undefined ? undefined : 1);
  const day = inYear ?? numberIn(fields, 'd', 1, 31);
  if (year === undefined || month === undefined || day === undefined)
    throw new Error('the date is incomplete');
  if (inYear === 366 && daysInMonth(year, 2) === 28) throw new Error(`${year} is not a leap year`);
  const valid = inYear === undefined ? Math.min(day, daysInMonth(year, month)) : day;
  const date: LocalDateTime = { year, month, day: valid, hour: 0, minute: 0, second: 0, millisecond: 0 };
  const weekday = fields.get('E');
  if (weekday && nameOf(weekdays[dayOfWeek(date)]!, weekday.count) !== weekday.text) {
    throw new Error(`the date is not a ${weekday.text}`);
  }
  return toLocalMillis(date);
}

function yearOf(fields: ParsedFields): number | undefined {
  const field = fields.get('u') ?? fields.get('y');
  if (!field) return undefined;
  const year = Number(field.text) + (field.count === 2 ? 2000 : 0);
  return fields.get('G')?.text.startsWith('B') ? 1 - year : year;
}

function monthOf(fields: ParsedFields): number | undefined {
  const letter = fields.has('M') ? 'M' : 'L';
  const field = fields.get(letter);
  if (!field || field.count <= 2) return numberIn(fields, letter, 1, 12);
  const found = months.filter((name) => nameOf(name, field.count) === field.text);
  // A single letter names several months.
  return found.length === 1 ? months.indexOf(found[0]!) + 1 : undefined;
}

function timeOf(fields: ParsedFields): number {
  const ofDay = numberIn(fields, 'A', 0, 86_399_999);
  if (ofDay !== undefined) return ofDay;
  const nanosOfDay = numberIn(fields, 'N', 0, 86_399_999_999_999);
  if (nanosOfDay !== undefined) return Math.floor(nanosOfDay / 1_000_000);
  const hour = hourOf(fields);
  if (hour === undefined) throw new Error('the time is incomplete');
  const minute = numberIn(fields, 'm', 0, 59) ?? 0;
  const second = numberIn(fields, 's', 0, 59) ?? 0;
  const milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + fractionOf(fields);
  if (milliseconds > 86_400_000) throw new Error('the hour 24 is only midnight');
  return milliseconds;
}

function hourOf(fields: ParsedFields): number | undefined {
  const hour = numberIn(fields, 'H', 0, 24);
  if (hour !== undefined) return hour;
  const clockHour = numberIn(fields, 'k', 1, 24);
  if (clockHour !== undefined) return clockHour % 24;
  const half = fields.get('a');
  const inHalf = numberIn(fields, 'K', 0, 11) ?? numberIn(fields, 'h', 1, 12);
  return half && inHalf !== undefined ? (inHalf % 12) + 12 * halves.indexOf(half.text) : undefined;
}

function fractionOf(fields: ParsedFields): number {
  const fraction = fields.get('S');
  if (fraction) return Number(fraction.text.padEnd(3, '0').slice(0, 3));
  return Math.floor((numberIn(fields, 'n', 0, 999_999_999) ?? 0) / 1_000_000);
}
