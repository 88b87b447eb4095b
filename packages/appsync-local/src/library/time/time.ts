import type { Util } from '@aws-appsync/utils';
import { SystemDate } from '../language';
import { isNothing } from '../plain-values';
import { format } from './format';
import { parseIso8601 } from './iso8601';
import { parse } from './parse';
import { readPattern } from './pattern';
import { resolve } from './resolve';
import { utc, zoneOf } from './zones';

/**
 * `util.time` ("Time helpers in util.time", AppSync developer guide): patterns are those of Java's
 * `DateTimeFormatter` in en-US. The zone rules and names are those of `Intl`. The guide does not say what a text
 * that cannot be parsed gives: here it is an error that quotes text and pattern.
 */
export const time = {
  nowISO8601: () => new SystemDate(SystemDate.now()).toISOString(),
  nowEpochSeconds: () => Math.floor(SystemDate.now() / 1000),
  nowEpochMilliSeconds: () => SystemDate.now(),
  nowFormatted: (pattern, timezone?: string) => formatTime(SystemDate.now(), pattern, timezone),
  parseFormattedToEpochMilliSeconds: parseTime,
  parseISO8601ToEpochMilliSeconds(timestamp) {
    const epochMillis = reading(timestamp, 'ISO 8601', () => parseIso8601(timestamp));
    if (epochMillis === undefined) throw unreadable(timestamp, 'ISO 8601');
    return epochMillis;
  },
  epochMilliSecondsToSeconds: (milliseconds) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds) => new SystemDate(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: formatTime,
} satisfies Util['time'];

function formatTime(epochMillis: number, pattern: string, timezone?: string): string {
  return format(readPattern(pattern), epochMillis, isNothing(timezone) ? utc : zoneOf(timezone));
}

function parseTime(timestamp: string, pattern: string, timezone?: string): number {
  const zone = isNothing(timezone) ? undefined : zoneOf(timezone);
  const elements = readPattern(pattern);
  return reading(timestamp, pattern, () => {
    const fields = parse(elements, timestamp);
    if (!fields) throw new Error('the text does not fit');
    return resolve(fields, zone);
  });
}

function reading<T>(timestamp: string, pattern: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(timestamp, pattern, error instanceof Error ? error.message : undefined);
  }
}

function unreadable(timestamp: string, pattern: string, reason?: string): Error {
  return new Error(`Unable to parse '${timestamp}' as '${pattern}'${reason ? `: ${reason}` : ''}`);
}
