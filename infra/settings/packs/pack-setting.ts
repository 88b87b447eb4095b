import type { PackOffer, Prices } from '../../../model/credit-packs';
import { minorDigits } from '../../../model/currencies';

/** Prices as people write them, by currency: `{ EUR: '5.00', JPY: '800' }`. */
export type WrittenPrices = Record<string, string>;

/** Lower prices from one instant to another. */
export interface PromotionSetting {
  /** Instants carry their zone: `2026-12-01T00:00:00+01:00`. */
  from: string;
  until: string;
  /** In some or all of the pack's currencies. */
  prices: WrittenPrices;
}

/** A pack of credits, as it stands in `hustings.config.ts`. */
export interface PackSetting {
  /** Small letters, digits and hyphens. With a currency it names what was sold, so that it is never used for another pack. */
  id: string;
  credits: number;
  /** What the shop and the providers write on it. */
  label: string;
  prices: WrittenPrices;
  /** When it is for sale. Absent: at all times. */
  from?: string;
  until?: string;
  promotions?: PromotionSetting[];
}

/** A pack as the API and its functions read it: minor units, and instants of one width. */
export function offerOf({
  id,
  credits,
  label,
  prices,
  promotions = [],
  ...validity
}: PackSetting): PackOffer {
  return {
    id,
    credits,
    label,
    prices: inMinorUnits(prices),
    ...inUtc(validity),
    ...(promotions.length > 0 && {
      promotions: promotions.map(({ from, until, prices: lower }) => ({
        from: new Date(from).toISOString(),
        until: new Date(until).toISOString(),
        prices: inMinorUnits(lower),
      })),
    }),
  };
}

function inMinorUnits(prices: WrittenPrices): Prices {
  return Object.fromEntries(
    Object.entries(prices).map(([currency, price]) => [
      currency,
      Math.round(Number(price) * 10 ** minorDigits(currency)),
    ]),
  );
}

function inUtc(validity: { from?: string; until?: string }): { from?: string; until?: string } {
  return Object.fromEntries(
    Object.entries(validity).map(([name, instant]) => [name, new Date(instant).toISOString()]),
  );
}
