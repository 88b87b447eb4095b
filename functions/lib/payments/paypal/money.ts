import type { Money } from '@paypal/paypal-server-sdk';

/** "Currency codes" in PayPal's REST reference: these take no decimals there, whatever ISO 4217 says. */
const NO_DECIMALS = new Set(['HUF', 'JPY', 'TWD']);

/** Minor units as PayPal writes money: `{currencyCode: 'EUR', value: '5.00'}`. */
export function toMoney(amount: number, currency: string): Money {
  const value = amount / 10 ** minorDigits(currency);
  return {
    currencyCode: currency,
    value: value.toFixed(NO_DECIMALS.has(currency) ? 0 : minorDigits(currency)),
  };
}

/** Minor units of what PayPal wrote. */
export function toMinorUnits({ value, currencyCode }: Money): number {
  return Math.round(Number(value) * 10 ** minorDigits(currencyCode));
}

/** Digits of the minor unit in ISO 4217. Of the currencies that PayPal takes, only the yen has none. */
function minorDigits(currency: string): number {
  return currency === 'JPY' ? 0 : 2;
}
