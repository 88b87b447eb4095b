import { minorDigits } from '../../../../model/currencies';
import { needed } from '../../errors/errors';
import type { PayPalMoney } from './requests';

/** Money in words of our own. */
interface Money {
  currencyCode: string;
  value: string;
}

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

/** A sum in PayPal's answer. @throws ProviderError that names what is missing of it. */
export function sumIn(name: string, money: PayPalMoney | undefined): { amount: number; currency: string } {
  const currency = needed('PAYPAL', `${name}.currency_code`, money?.currency_code);
  const value = needed('PAYPAL', `${name}.value`, money?.value);
  const amount = toMinorUnits({ currencyCode: currency, value });
  return {
    amount: needed('PAYPAL', `a number in ${name}.value`, Number.isFinite(amount) ? amount : null),
    currency,
  };
}
