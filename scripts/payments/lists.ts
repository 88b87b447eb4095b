/**
 * What moved on the accounts, as the providers' own lists say it through their APIs: what an accountant would add up. Page by
 * page, in ranges that the providers take, as for a real account.
 */
import type { PaymentProvider } from '../../schema/generated/types';
import { minorDigits } from '../../model/currencies';
import { askPayPalSandbox, stripeClient } from './clients';
import type { SalesWorld } from './world';

/** Money of one provider in one currency, minor units. */
export interface ListedMoney {
  provider: PaymentProvider;
  currency: string;
  /** What came in. */
  taken: number;
  /** What of it is not there any more, what is held for disputes included. */
  away: number;
}

/** Milliseconds of the longest range that PayPal searches ("List transactions", Transaction Search reference: 31 days). */
const LONGEST = 31 * 24 * 3600_000;

/** Milliseconds until what happened can be found there: up to three hours. */
export const PAYPAL_DELAY = 3 * 3600_000;

interface Line {
  currency: string;
  amount: number;
  isPayment: boolean;
}

/** All that moved in `[from, to)`, milliseconds since 1970. */
export async function listedMoney(world: SalesWorld, from: number, to: number): Promise<ListedMoney[]> {
  return [
    ...addedUp('STRIPE', await stripeLines(world, from, to)),
    ...addedUp('PAYPAL', await payPalLines(world, from, to)),
  ];
}

function addedUp(provider: PaymentProvider, lines: Line[]): ListedMoney[] {
  const sums = new Map<string, ListedMoney>();
  for (const { currency, amount, isPayment } of lines) {
    const sum = sums.get(currency) ?? { provider, currency, taken: 0, away: 0 };
    if (isPayment) sum.taken += amount;
    else sum.away -= amount;
    sums.set(currency, sum);
  }
  return [...sums.values()].sort((one, other) => one.currency.localeCompare(other.currency));
}

async function stripeLines({ stripe }: SalesWorld, from: number, to: number): Promise<Line[]> {
  const lines: Line[] = [];
  const created = { gte: Math.floor(from / 1000), lt: Math.ceil(to / 1000) };
  for await (const { amount, currency, reporting_category: category } of stripeClient(
    stripe,
  ).balanceTransactions.list({ created, limit: 100 }))
    lines.push({ currency: currency.toUpperCase(), amount, isPayment: category === 'charge' });
  return lines;
}

interface Found {
  transaction_details: {
    transaction_info: {
      transaction_event_code: string;
      transaction_amount: { currency_code: string; value: string };
    };
  }[];
  total_pages: number;
}

async function payPalLines({ payPal }: SalesWorld, from: number, to: number): Promise<Line[]> {
  const lines: Line[] = [];
  const instant = (at: number) => new Date(at).toISOString();
  for (let begin = from; begin < to; begin += LONGEST) {
    // Both ends are found.
    const end = Math.min(to, begin + LONGEST) - 1;
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const found = (await askPayPalSandbox(payPal, '/v1/reporting/transactions', {
        start_date: instant(begin),
        end_date: instant(end),
        fields: 'transaction_info',
        page_size: '100',
        page: String(page),
      })) as Found;
      pages = found.total_pages;
      for (const { transaction_info: info } of found.transaction_details) {
        const { currency_code: currency, value } = info.transaction_amount;
        const amount = Math.round(Number(value) * 10 ** minorDigits(currency));
        lines.push({ currency, amount, isPayment: info.transaction_event_code.startsWith('T00') });
      }
    }
  }
  return lines;
}
