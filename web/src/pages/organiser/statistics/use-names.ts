import { useMemo } from 'react';
import { useFormat, withRegion } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { MINUTE_MS, type Minute } from '../../../ui/voting/minutes';

/** How times and votes of the statistics are called in the page's language. */
export interface Names {
  /** The zone of the browser: `Europe/Berlin`. */
  zone: string;
  /** So many votes. */
  votes: (count: number) => string;
  /** A stretch of time: `26 Nov, 14:00 – 14:10`. @param minutes how long it is. */
  stretch: (at: number, minutes: number) => string;
  /** The date of an instant without its year. */
  date: (at: number) => string;
  /** The same by UTC. */
  utcDate: (at: number) => string;
  /** How long a stretch is: `10 minutes`. */
  length: (minutes: number) => string;
  /** A column in words. */
  read: (when: string, votes: number) => string;
  /** The columns with the most votes in words. */
  most: (peaks: readonly Minute[], nameOf: (at: number) => string) => string;
}

const UNITS = [
  { unit: 'day', minutes: 24 * 60 },
  { unit: 'hour', minutes: 60 },
  { unit: 'minute', minutes: 1 },
] as const;

/** Names in the page's language and the browser's zone. */
export function useNames(): Names {
  const { t, language } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const tag = withRegion(language);
    const isTwelveHours = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hour12;
    const dated = new Intl.DateTimeFormat(tag, {
      day: 'numeric',
      month: 'short',
      hour: isTwelveHours ? 'numeric' : '2-digit',
      minute: '2-digit',
    });
    const date = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' });
    const utcDate = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const votes = (count: number): string => t('tally.votes', { count, formatted: format.number(count) });
    const read = (when: string, count: number): string => t('statistics.read', { when, votes: votes(count) });
    return {
      zone: dated.resolvedOptions().timeZone,
      votes,
      read,
      stretch: (at, minutes) =>
        minutes === 1 ? dated.format(at) : dated.formatRange(at, at + minutes * MINUTE_MS),
      date: (at) => date.format(at),
      utcDate: (at) => utcDate.format(at),
      length: (minutes) => {
        const { unit, minutes: each } = UNITS.find((one) => minutes % one.minutes === 0) ?? UNITS[2];
        return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(
          minutes / each,
        );
      },
      most: (peaks, nameOf) => {
        const [peak] = peaks;
        if (peak === undefined) return '';
        if (peaks.length === 1)
          return t('statistics.most', { when: nameOf(peak.at), votes: votes(peak.votes) });
        return t('statistics.mostEqual', { votes: votes(peak.votes), count: peaks.length });
      },
    };
  }, [t, language, format]);
}
