import { SystemIntl } from '../language';
import { toLocalMillis } from './calendar';

/** A time zone. The rules come from `Intl`, which every context has and which is kept up to date with Node. */
export interface Zone {
  id: string;
  /** Seconds that the zone's clocks are ahead of UTC at a moment. */
  offsetAt(epochMillis: number): number;
}

const fixedZone = (id: string, seconds: number): Zone => ({ id, offsetAt: () => seconds });

export const utc = fixedZone('UTC', 0);

const offsetForm = /^(?:(UTC|GMT|UT)(?=[+-]))?([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/;

/**
 * Finds a zone the way Java's `ZoneId.of` does: `Z`, `UTC`, `+08:00`, `UTC+8`, `Europe/Paris`.
 * @throws Error for a name that no zone has.
 */
export function zoneOf(name: string): Zone {
  if (['Z', 'UTC', 'GMT', 'UT'].includes(name)) return fixedZone(name, 0);
  const offset = offsetForm.exec(name);
  if (offset) return fixedOffset(offset);
  // Java knows the names of the time zone database, with letter case; `Intl` is laxer.
  if (!/^[A-Z][A-Za-z0-9~/._+-]+$/.test(name)) throw new Error(`Invalid ID for a time zone: ${name}`);
  const clock = clockOf(name);
  return { id: name, offsetAt: (epochMillis) => offsetBy(clock, epochMillis) };
}

/** An offset's identifier has two digits everywhere, and seconds only when there are any. */
function fixedOffset([, prefix = '', sign, hours, minutes = '00', seconds = '00']: RegExpExecArray): Zone {
  const total = offsetSeconds(sign!, hours!, minutes, seconds);
  if (total === 0) return fixedZone(prefix || 'Z', 0);
  const written = `${hours!.padStart(2, '0')}:${minutes}${seconds === '00' ? '' : `:${seconds}`}`;
  return fixedZone(`${prefix}${sign}${written}`, total);
}

/** Seconds of an offset's parts. Java allows offsets up to 18 hours. */
export function offsetSeconds(sign: string, hours: string, minutes = '0', seconds = '0'): number {
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total > 18 * 3600 || Number(minutes) > 59 || Number(seconds) > 59) {
    throw new Error('Zone offset not in valid range: -18:00 to +18:00');
  }
  return sign === '-' ? -total : total;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(name: string): Intl.DateTimeFormat {
  const known = clocks.get(name);
  if (known) return known;
  const clock = newClock(name);
  clocks.set(name, clock);
  return clock;
}

function newClock(name: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    return new SystemIntl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      ...fields,
    });
  } catch {
    throw new Error(`Unknown time-zone ID: ${name}`);
  }
}

function offsetBy(clock: Intl.DateTimeFormat, epochMillis: number): number {
  const parts = new Map(clock.formatToParts(epochMillis).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const local = toLocalMillis({
    year,
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    millisecond: 0,
  });
  return Math.round((local - Math.floor(epochMillis / 1000) * 1000) / 1000);
}

/**
 * The moment at which a zone's clocks show a local time, as Java's `ZonedDateTime.ofLocal` picks it: the earlier of
 * two, and past a gap when clocks jump over it.
 */
export function toEpochMillis(localMillis: number, zone: Zone): number {
  const day = 86_400_000;
  const before = zone.offsetAt(localMillis - day) * 1000;
  const after = zone.offsetAt(localMillis + day) * 1000;
  const valid = [before, after].find((offset) => zone.offsetAt(localMillis - offset) * 1000 === offset);
  return localMillis - (valid ?? before);
}
