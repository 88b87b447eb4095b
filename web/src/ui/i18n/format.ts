import i18next from 'i18next';
import { minorDigits } from '../../../../model/currencies';
import { useTranslation } from './translation';

/** Numbers and times as the page's language writes them, times in the browser's own zone. */
export interface Format {
  number(value: number): string;
  /** A text with its digits as the language writes them: `4:07`. */
  digits(text: string): string;
  /** From a share of 1. */
  percent(share: number): string;
  /** As people list things: `Ada, Bob and Cem`. */
  list(items: readonly string[]): string;
  /** A text of others to stand in a sentence: one that may run the other way keeps its place and the sentence its marks. */
  isolated(text: string): string;
  /** With a sign: `+10`, `−1`. */
  change(value: number): string;
  /** Date and time, with the zone: the browser's own, or another one by its name. */
  moment(iso: string, zone?: string): string;
  /** A day by itself, as it is called in UTC. @param day `2026-11-26` */
  day(day: string): string;
  /** The time of day, to the minute. @param at milliseconds since the epoch. */
  time(at: number): string;
  /** From minor units. */
  money(amount: number, currency: string): string;
}

/** Hebrew, Arabic and what is written like them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What a sentence from right to left may move about: letters of other scripts, digits, signs. */
const NOT_RIGHT_TO_LEFT = /[^\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Set apart already: by the first strong letter within. */
const APART = /^\u2068[^\u2068\u2069]*\u2069$/;

const formats = new Map<string, Format>();

/** A language of the page as the browser knows it: it may know the region too, and how dates are written there. */
export function withRegion(chosen: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === chosen) ?? chosen;
}

/** A zone does not stand on a line by itself. */
function withItsZone(parts: Intl.DateTimeFormatPart[]): string {
  return parts
    .map(({ value }, index) =>
      parts[index + 1]?.type === 'timeZoneName' ? value.replace(/ $/, '\u00a0') : value,
    )
    .join('');
}

/** @param chosen the page's language. */
export function formatFor(chosen: string): Format {
  const known = formats.get(chosen);
  if (known) return known;
  const language = withRegion(chosen);
  const other = i18next.dir(chosen) === 'rtl' ? NOT_RIGHT_TO_LEFT : RIGHT_TO_LEFT;
  const number = onDemand(() => new Intl.NumberFormat(language));
  const percent = onDemand(
    () => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
  );
  const change = onDemand(() => new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }));
  const list = onDemand(() => new Intl.ListFormat(language));
  const momentIn = (timeZone?: string): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    });
  const moment = onDemand(momentIn);
  const day = onDemand(
    () =>
      new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  );
  const time = onDemand(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
  const format: Format = {
    number: (value) => number().format(value),
    digits: (text) => text.replace(/\d/g, (digit) => number().format(Number(digit))),
    percent: (share) => percent().format(share),
    list: (items) => list().format(items),
    isolated: (text) => (other.test(text) && !APART.test(text) ? `\u2068${text}\u2069` : text),
    change: (value) => change().format(value),
    moment: (iso, zone) => withItsZone((zone ? momentIn(zone) : moment()).formatToParts(new Date(iso))),
    day: (text) => day().format(new Date(text)),
    time: (at) => time().format(at),
    money: (amount, currency) => {
      const formatter = new Intl.NumberFormat(language, { style: 'currency', currency });
      return formatter.format(amount / 10 ** minorDigits(currency));
    },
  };
  formats.set(chosen, format);
  return format;
}

/** Making a formatter takes a phone milliseconds: each is made once, when it is first used. */
export function onDemand<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** Formats of the page's language. */
export function useFormat(): Format {
  return formatFor(useTranslation().language);
}
