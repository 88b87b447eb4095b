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

function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
