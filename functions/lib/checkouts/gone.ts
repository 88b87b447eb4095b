import type { Checkout } from '../../../model/checkouts';
import { isStale } from './checks';
import { omit } from './omit';
import { move, type Settlement } from './transitions';

/** Milliseconds after its creation until which a payment that is gone is looked for: as long as webhooks are repeated. */
const SOUGHT = 3 * 24 * 3600_000;

/**
 * An unpaid checkout that its provider does not know. A key of another account or mode makes every payment unknown, those
 * that were paid as well: so it stays as it is while its page may live, and is asked about for three days after its end.
 */
export function settledGone(checkout: Checkout, now: number): Settlement {
  const isEnded = checkout.status !== 'PENDING' && !checkout.isUnconfirmed;
  if (isEnded || !isStale(checkout, now)) return { checkout, entries: [] };
  const ended = move(checkout, 'EXPIRE', 'PAYMENT_GONE').checkout;
  const isSought = now < Date.parse(checkout.createdAt) + SOUGHT;
  if (isSought === Boolean(ended.isUnconfirmed)) return { checkout: ended, entries: [] };
  const kept = isSought ? { ...ended, isUnconfirmed: true } : omit(ended, 'isUnconfirmed');
  return { checkout: kept, entries: [] };
}
