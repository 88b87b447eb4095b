import { useTranslation } from './translation';

/** Numbers and times as the page's language writes them, times in the browser's own zone. */
export interface Format {
  number(value: number): string;
  /** From a share of 1. */
  percent(share: number): string;
  /** With a sign: `+10`, `−1`. */
  change(value: number): string;
  /** Date and time, with the zone. */
  moment(iso: string): string;
  /** The time of day, to the minute. @param at milliseconds since the epoch. */
  time(at: number): string;
  /** From minor units. */
  money(amount: number, currency: string): string;
}

const formats = new Map<string, Format>();

/** @param chosen the page's language. The browser may know the region too, and how dates are written there. */
export function formatFor(chosen: string): Format {
  const known = formats.get(chosen);
  if (known) return known;
  const language = navigator.languages.find((tag) => tag.split('-')[0] === chosen) ?? chosen;
  const number = onDemand(() => new Intl.NumberFormat(language));
  const percent = onDemand(
    () => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
  );
  const change = onDemand(() => new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }));
  const moment = onDemand(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  );
  const time = onDemand(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
  const format: Format = {
    number: (value) => number().format(value),
    percent: (share) => percent().format(share),
    change: (value) => change().format(value),
    moment: (iso) => moment().format(new Date(iso)),
    time: (at) => time().format(at),
    money: (amount, currency) => {
      const formatter = new Intl.NumberFormat(language, { style: 'currency', currency });
      const { maximumFractionDigits = 2 } = formatter.resolvedOptions();
      return formatter.format(amount / 10 ** maximumFractionDigits);
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
