import { useTranslation } from 'react-i18next';

/** Numbers and times as the page's language writes them, times in the browser's own zone. */
export interface Format {
  number(value: number): string;
  /** From a share of 1. */
  percent(share: number): string;
  /** With a sign: `+10`, `−1`. */
  change(value: number): string;
  /** Date and time, with the zone. */
  moment(iso: string): string;
  /** From minor units. */
  money(amount: number, currency: string): string;
}

const formats = new Map<string, Format>();

/** @param language a BCP 47 tag. */
export function formatFor(language: string): Format {
  const known = formats.get(language);
  if (known) return known;
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' });
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const format: Format = {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    change: (value) => change.format(value),
    moment: (iso) => moment.format(new Date(iso)),
    money: (amount, currency) => {
      const formatter = new Intl.NumberFormat(language, { style: 'currency', currency });
      const { maximumFractionDigits = 2 } = formatter.resolvedOptions();
      return formatter.format(amount / 10 ** maximumFractionDigits);
    },
  };
  formats.set(language, format);
  return format;
}

/** Formats of the page's language. */
export function useFormat(): Format {
  return formatFor(useTranslation().i18n.language);
}
