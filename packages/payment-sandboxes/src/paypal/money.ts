import { invalid, unprocessable } from './errors';
import type { Money } from './objects';

/** "Currency codes" in PayPal's REST reference: these take no decimals. */
const NO_DECIMALS = new Set(['HUF', 'JPY', 'TWD']);

const PAYPAL_CURRENCIES = new Set(
  'AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD'.split(
    ' ',
  ),
);

/** Checks what a caller wrote. */
export function checkMoney(money: Partial<Money> | undefined): Money {
  const { currency_code: currency, value } = money ?? {};
  if (!currency || typeof value !== 'string')
    throw invalid('MISSING_REQUIRED_PARAMETER', 'A required field is missing.');
  if (!PAYPAL_CURRENCIES.has(currency))
    throw unprocessable('CURRENCY_NOT_SUPPORTED', 'Currency code is not currently supported.');
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(value) || Number(value) <= 0)
    throw invalid(
      'INVALID_PARAMETER_SYNTAX',
      'The value of a field does not conform to the expected format.',
    );
  if (NO_DECIMALS.has(currency) && Number(value) % 1 !== 0)
    throw unprocessable('DECIMALS_NOT_SUPPORTED', 'Currency does not support decimals.');
  return { currency_code: currency, value };
}

/** Hundredths, whatever the currency: for adding and comparing only. */
export const hundredths = ({ value }: Money): number => Math.round(Number(value) * 100);

/** Money from hundredths. */
export const money = (currency: string, amount: number): Money => ({
  currency_code: currency,
  value: (amount / 100).toFixed(NO_DECIMALS.has(currency) ? 0 : 2),
});

/** Money from minor units of ISO 4217, in which the controls of both sandboxes count. The yen has none. */
export const fromMinorUnits = (currency: string, amount: number): Money =>
  money(currency, currency === 'JPY' ? amount * 100 : amount);
