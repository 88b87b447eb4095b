/**
 * The state machine of a checkout, as pure functions.
 *
 * (a) What the provider says is merged into what the checkout already knows. Merging only ever adds: `paid` goes from
 *     false to true, a clawback appears, a standing clawback is returned. So it does not matter in which order, how
 *     often or how late news arrives, nor whether some of it is out of date.
 * (b) The status follows from the merged facts.
 * (c) So do the credits this checkout should have given; each fact that is new appends one ledger entry with the
 *     difference it makes.
 */
import type { Checkout, Clawback } from '../../../model/checkouts';
import type { CreditChange } from '../../../model/credits';
import type { CheckoutStatus } from '../../../schema/generated/types';
import { omit } from './omit';
import type { ClawbackRecord, PaymentRecord } from './record';

/** What can happen to a checkout before money is taken. */
export type CheckoutEvent = 'CANCEL' | 'EXPIRE' | 'FAIL' | 'PAY';

/**
 * What follows what. Money that arrives after all is never lost: a checkout that was given up can still be paid.
 * The three states of a paid checkout are told apart by {@link statusOfPaid}.
 */
export const TRANSITIONS: Record<CheckoutStatus, Partial<Record<CheckoutEvent, CheckoutStatus>>> = {
  PENDING: { CANCEL: 'CANCELLED', EXPIRE: 'EXPIRED', FAIL: 'FAILED', PAY: 'PAID' },
  CANCELLED: { PAY: 'PAID' },
  EXPIRED: { PAY: 'PAID' },
  FAILED: { PAY: 'PAID' },
  PAID: {},
  REFUNDED: {},
  DISPUTED: {},
};

/** What settling does to a checkout. No entries and the same checkout: nothing to write. */
export interface Settlement {
  checkout: Checkout;
  entries: CreditChange[];
}

/** The status after `event`; the status before it where the event has no meaning any more. */
export function after(status: CheckoutStatus, event: CheckoutEvent): CheckoutStatus {
  return TRANSITIONS[status][event] ?? status;
}

/** Brings a checkout up to what the provider's record says. Pure; returns the same object if nothing is new. */
export function settled(checkout: Checkout, record: PaymentRecord): Settlement {
  if (record.state === 'EXPIRED') return move(checkout, 'EXPIRE');
  if (record.state === 'FAILED') return move(checkout, 'FAIL', 'PAYMENT_FAILED');
  if (record.state !== 'PAID') return { checkout, entries: [] };
  if (!checkout.paid && !isPriceOf(checkout, record)) return move(checkout, 'FAIL', 'WRONG_AMOUNT');
  return merge(checkout, record);
}

/** Whether what was taken is what the pack cost. */
export function isPriceOf({ pack }: Checkout, { amount, currency }: PaymentRecord): boolean {
  return amount === pack.amount && currency === pack.currency;
}

/** Failures that stand whatever the buyer wanted: money was on its way when they asked, so that cancelling was refused. */
const FAILURES_OF_PAYMENTS = ['PAYMENT_FAILED', 'WRONG_AMOUNT'];

/** Ends a checkout before money was taken for it. A page that is gone, or never was, is what its buyer gave up. */
export function move(checkout: Checkout, event: Exclude<CheckoutEvent, 'PAY'>, failure?: string): Settlement {
  const isCancelled =
    checkout.cancelRequestedAt !== undefined && !FAILURES_OF_PAYMENTS.includes(failure ?? '');
  if (isCancelled && event !== 'CANCEL') return move(checkout, 'CANCEL');
  const status = after(checkout.status, event);
  if (status === checkout.status) return { checkout, entries: [] };
  return { checkout: { ...checkout, status, ...(failure && { failure }) }, entries: [] };
}

function merge(checkout: Checkout, record: PaymentRecord): Settlement {
  let merged = checkout;
  const entries: CreditChange[] = [];
  const learn = (id: string, kind: CreditChange['kind'], fact: Partial<Checkout>) => {
    const next = { ...merged, ...fact };
    const creditsGiven = creditsDue(next);
    entries.push({ id, kind, credits: creditsGiven - merged.creditsGiven });
    merged = { ...next, creditsGiven };
  };

  if (!checkout.paid) {
    merged = { ...omit(merged, 'failure'), status: after(merged.status, 'PAY') };
    learn(`${checkout.id}-paid`, 'PURCHASE', { paid: true });
  }
  for (const news of record.clawbacks) {
    const known = merged.clawbacks[news.id];
    if (known ? !known.standing || news.standing : false) continue;
    const clawbacks = { ...merged.clawbacks, [news.id]: remember(news, known) };
    if (known || news.standing)
      learn(news.standing ? `${news.id}-taken` : `${news.id}-returned`, news.kind, { clawbacks });
    // Over before anyone heard of it: no credits moved, but an older piece of news must not move them either.
    else merged = { ...merged, clawbacks };
  }
  if (merged === checkout) return { checkout, entries };
  return { checkout: { ...merged, status: statusOfPaid(merged) }, entries };
}

function remember(news: ClawbackRecord, known: Clawback | undefined): Clawback {
  return { kind: news.kind, amount: known?.amount ?? news.amount, standing: news.standing };
}

/**
 * Credits that a checkout should have given: those of its pack, less the share of the money that went back, rounded
 * to the nearest credit over all clawbacks together. So many small refunds take no more than one large one would.
 */
export function creditsDue({ paid, pack, clawbacks }: Checkout): number {
  if (!paid) return 0;
  const takenBack = Math.min(pack.amount, amountOf(standing(clawbacks)));
  return pack.credits - Math.round((pack.credits * takenBack) / pack.amount);
}

/** Disputed while a dispute stands, refunded once all of the money went back, paid otherwise. */
export function statusOfPaid({ pack, clawbacks }: Checkout): CheckoutStatus {
  const claims = standing(clawbacks);
  if (claims.some((claim) => claim.kind === 'DISPUTE')) return 'DISPUTED';
  return amountOf(claims) >= pack.amount ? 'REFUNDED' : 'PAID';
}

function standing(clawbacks: Record<string, Clawback>): Clawback[] {
  return Object.values(clawbacks).filter((clawback) => clawback.standing);
}

function amountOf(clawbacks: Clawback[]): number {
  return clawbacks.reduce((sum, clawback) => sum + clawback.amount, 0);
}
