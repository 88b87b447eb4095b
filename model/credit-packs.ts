/**
 * Credits for sale. What is for sale is a setting (`infra/settings/credit-packs.ts`, which checks it); this says what of
 * it is for sale at an instant. Pure and APPSYNC_JS-safe.
 *
 * What a checkout costs is copied into it when it is made, so that no later price touches it.
 */
import type { CreditPack } from '../schema/generated/types';
import type { Instant } from './voting';

/** From when to when something counts: `from` belongs to it, `until` does not. Absent: at all times before or after. */
export interface Validity {
  from?: Instant;
  until?: Instant;
}

/** Prices in minor units, by currency. */
export type Prices = Record<string, number>;

/** Lower prices for a while, in some or all of the pack's currencies. */
export type Promotion = Required<Validity> & { prices: Prices };

/** A pack as it is configured: so many credits, at a price in each currency. */
export interface PackOffer extends Validity {
  id: string;
  credits: number;
  label: string;
  prices: Prices;
  /** No two of them for one currency at once. */
  promotions?: Promotion[];
}

/**
 * The packs for sale at an instant, one for each currency: `starter` in EUR is `starter-eur`. Those of one currency stand
 * together, in the order in which currencies and packs are configured.
 */
export function packsAt(offers: PackOffer[], now: Instant): CreditPack[] {
  const sold = offers.filter((offer) => isValid(offer, now));
  const currencies = sold.flatMap(({ prices }) => Object.keys(prices));
  return currencies
    .filter((currency, index) => currencies.indexOf(currency) === index)
    .flatMap((currency) => sold.flatMap((offer) => pricedIn(offer, currency, now)));
}

function pricedIn(
  { id, credits, label, prices, promotions, until }: PackOffer,
  currency: string,
  now: Instant,
): CreditPack[] {
  const regular = prices[currency];
  if (typeof regular !== 'number') return [];
  const pack = { id: packId(id, currency), credits, label, currency };
  const promotion = (promotions ?? []).find(
    (each) => isValid(each, now) && typeof each.prices[currency] === 'number',
  );
  if (promotion) {
    const ends = until && until < promotion.until ? until : promotion.until;
    return [{ ...pack, amount: promotion.prices[currency] ?? regular, regularAmount: regular, until: ends }];
  }
  return [{ ...pack, amount: regular, ...(until ? { until } : {}) }];
}

/** What a pack in a currency is called in `createCheckout`. */
export function packId(id: string, currency: string): string {
  return `${id}-${currency.toLowerCase()}`;
}

/** Instants are texts of one width, which sort as the times they name. */
function isValid({ from, until }: Validity, now: Instant): boolean {
  return (!from || from <= now) && (!until || now < until);
}
