import { MINUTE_MS } from '../../../ui/voting/minutes';

const DAY_MS = 24 * 60 * MINUTE_MS;

/** A zone by its name in the IANA's list: `Europe/Berlin`. Undefined: the browser's own. */
export type Zone = string | undefined;

/** The browser's own zone. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * What a local time means. One that does not exist, or comes twice, because clocks are changed is taken as if they were not
 * changed yet, as browsers do (ECMAScript, "UTC ( t )").
 * @param local a `datetime-local` value.
 * @returns milliseconds since the epoch; NaN where it is none.
 */
export function millisOf(local: string, zone: Zone): number {
  return readingOf(local, zone).at;
}

/**
 * What a local time means that does not exist, or comes twice, because clocks are changed.
 * @returns milliseconds since the epoch; undefined for every other time.
 */
export function atClockChange(local: string, zone: Zone): number | undefined {
  const { at, isOrdinary } = readingOf(local, zone);
  return isOrdinary ? undefined : at;
}

/** The local time of an instant, to the minute, as a `datetime-local` value. @param at milliseconds since the epoch. */
export function localAt(at: number, zone: Zone): string {
  return new Date(at + aheadAt(at, zone)).toISOString().slice(0, 16);
}

/** A year of five digits is one of Chromium's, too. */
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

function readingOf(local: string, zone: Zone): { at: number; isOrdinary: boolean } {
  const asUtc = LOCAL_TIME.test(local) ? Date.parse(`${local}Z`) : NaN;
  if (Number.isNaN(asUtc)) return { at: NaN, isOrdinary: true };
  // No zone changes its clocks twice within two days.
  const before = asUtc - aheadAt(asUtc - DAY_MS, zone);
  const after = asUtc - aheadAt(asUtc + DAY_MS, zone);
  const there = [...new Set([before, after])].filter((at) => at + aheadAt(at, zone) === asUtc);
  const [only] = there;
  return there.length === 1 && only !== undefined
    ? { at: only, isOrdinary: true }
    : { at: before, isOrdinary: false };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function aheadAt(at: number, zone: Zone): number {
  const timeZone = zone ?? ownZone();
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  // UTC itself is `GMT`.
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(at)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** Every zone that the browser knows, by name. */
export function zoneNames(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}

/**
 * The zone that somebody means: by its whole name, or by a part that no other one has (`berlin`).
 * @param names as {@link zoneNames} gives them.
 */
export function zoneMeant(text: string, names: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', ' ');
  const words = plain(text.trim());
  if (words === '') return undefined;
  const whole = names.find((name) => plain(name) === words);
  const parts = names.filter((name) => plain(name).includes(words));
  return whole ?? (parts.length === 1 ? parts[0] : otherName(text.trim(), names));
}

/** Places have other names, which browsers know and do not list: `Asia/Kolkata` where they list `Asia/Calcutta`. */
function otherName(text: string, names: readonly string[]): string | undefined {
  const name = text.replaceAll(' ', '_');
  const areas = new Set(names.flatMap((known) => (known.includes('/') ? [known.split('/')[0]] : [])));
  const tried = name.includes('/') ? [name] : [...areas].map((area) => `${area}/${name}`);
  return tried.map(listedAs).find((zone) => zone !== undefined);
}

function listedAs(name: string): string | undefined {
  // Offsets are no places.
  if (!/^[a-z]+\/[a-z_/-]+$/i.test(name)) return undefined;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** How far a zone is from UTC at an instant, as a language writes it: `GMT+5:30`. */
export function offsetAt(at: number, zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
