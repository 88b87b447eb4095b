/** What is known of a currency that credits may be sold in. */
export interface SoldCurrency {
  /** Decimals that a price in it has. */
  decimals: 0 | 2;
  /** The least that Stripe charges, in the currency itself. Absent: what half a dollar is worth, which only Stripe knows. */
  least?: number;
}

/**
 * Currencies that both providers take: buyers choose between them for every pack. Those of PayPal, less the rouble
 * ("Currency codes" in PayPal's REST reference; of BRL, CNY and MYR it says that the seller's account has to be of that
 * country); Stripe takes them all, and says the least it charges ("Supported currencies", "Minimum and maximum charge
 * amounts" in Stripe's documentation). HUF, JPY and TWD have no decimals at PayPal; Stripe counts the first and the last in
 * hundredths all the same (`model/currencies.ts`).
 */
export const SOLD_CURRENCIES: Readonly<Record<string, SoldCurrency>> = {
  AUD: { decimals: 2, least: 0.5 },
  BRL: { decimals: 2, least: 0.5 },
  CAD: { decimals: 2, least: 0.5 },
  CHF: { decimals: 2, least: 0.5 },
  CNY: { decimals: 2 },
  CZK: { decimals: 2, least: 15 },
  DKK: { decimals: 2, least: 2.5 },
  EUR: { decimals: 2, least: 0.5 },
  GBP: { decimals: 2, least: 0.3 },
  HKD: { decimals: 2, least: 4 },
  HUF: { decimals: 0, least: 175 },
  ILS: { decimals: 2 },
  JPY: { decimals: 0, least: 50 },
  MXN: { decimals: 2, least: 10 },
  MYR: { decimals: 2, least: 2 },
  NOK: { decimals: 2, least: 3 },
  NZD: { decimals: 2, least: 0.5 },
  PHP: { decimals: 2 },
  PLN: { decimals: 2, least: 2 },
  SEK: { decimals: 2, least: 3 },
  SGD: { decimals: 2, least: 0.5 },
  THB: { decimals: 2, least: 10 },
  TWD: { decimals: 0 },
  USD: { decimals: 2, least: 0.5 },
};

/** Currencies that Stripe counts in thousandths, where the last digit must be 0 ("Three-decimal currencies"). PayPal takes none. */
const THREE_DECIMALS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** Why credits cannot be sold in a currency. Undefined: they can. */
export function whyNotSoldIn(currency: string): string | undefined {
  if (Object.hasOwn(SOLD_CURRENCIES, currency)) return undefined;
  if (!/^[A-Z]{3}$/.test(currency)) return 'a currency is three capital letters, such as EUR';
  if (THREE_DECIMALS.has(currency)) return `${currency} has three decimals, and PayPal does not take it`;
  return `PayPal does not take ${currency}, and every pack is sold through both providers`;
}
