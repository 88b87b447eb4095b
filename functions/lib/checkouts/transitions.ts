/**
 * The life of a checkout, as pure functions: the table of docs/payments.md.
 *
 * (a) Before money is taken, its page opens, is declined, is under way, expires or fails; or its buyer gives it up.
 * (b) Money that was taken is written down, whatever sum it is. The pack's credits are given for its price only.
 * (c) Each refund and dispute is remembered as the provider's newest record has it, whatever was remembered before.
 *     What a record does not show stays as it was.
 * (d) The credits that each of them takes back follow from all of them together (`money-back.ts`). Where that differs
 *     from what its ledger entries say, one more entry says the difference.
 * (e) Status, and what else the buyer is told, follow from these facts (`standing.ts`).
 */
import type { AuditEntry } from '../../../model/audit-trail';
import type { Checkout, Clawback } from '../../../model/checkouts';
import type { CreditChange } from '../../../model/credits';
import { takenOf } from '../../../model/receipts';
import type { CheckoutStatus } from '../../../schema/generated/types';
import { takenBack, type Clawbacks, type TakenBack } from './money-back';
import { omit } from './omit';
import type { ClawbackRecord, DeclineRecord, PaymentRecord } from './record';
import { isCredited, toldOf } from './standing';

/** What can happen to a checkout before money is taken. */
export type CheckoutEvent = 'CANCEL' | 'EXPIRE' | 'FAIL' | 'PAY';

/**
 * What follows what. Money that arrives after all is never lost: a checkout that was given up can still be paid.
 * The states of a checkout whose money was taken are told apart in `standing.ts`.
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
  /** What an organiser did with it, for the audit trail. */
  act?: AuditEntry;
}

/** The status after `event`; the status before it where the event has no meaning any more. */
export function after(status: CheckoutStatus, event: CheckoutEvent): CheckoutStatus {
  return TRANSITIONS[status][event] ?? status;
}

/** Brings a checkout up to what the provider's record says. Pure; returns the same object if nothing is new. */
export function settled(checkout: Checkout, record: PaymentRecord): Settlement {
  // The provider has answered: no money was on its way when it was cancelled.
  if (checkout.isUnconfirmed && record.state !== 'PROCESSING' && record.state !== 'UNKNOWN')
    return settled(omit(checkout, 'isUnconfirmed'), record);
  // Money that was taken, and is not any more: nothing in between told of it.
  if (checkout.paid && record.state === 'FAILED')
    return merge(checkout, {
      ...record,
      ...takenOf(checkout),
      clawbacks: [...record.clawbacks, undone(checkout, true)],
    });
  if (record.state === 'PAID')
    return merge(checkout, { ...record, clawbacks: [undone(checkout, false), ...record.clawbacks] });
  if (record.state === 'EXPIRED') return move(checkout, 'EXPIRE');
  if (record.state === 'FAILED') return move(checkout, 'FAIL', 'PAYMENT_FAILED');
  if (checkout.status !== 'PENDING') return { checkout, entries: [] };
  if (record.state === 'PROCESSING') return { checkout: told(checkout, 'UNDER_WAY'), entries: [] };
  if (record.declined) return { checkout: declined(checkout, record.declined), entries: [] };
  return { checkout, entries: [] };
}

/** A payment that failed after it had succeeded is money that went back, until it succeeds again. */
function undone(checkout: Checkout, standing: boolean): ClawbackRecord {
  const { amount } = standing ? takenOf(checkout) : { amount: 0 };
  return { id: `${checkout.id}-undone`, kind: 'REFUND', stage: 'DONE', amount, standing };
}

/** Failures that stand whatever the buyer wanted: money was on its way when they asked, so that cancelling was refused. */
const FAILURES_OF_PAYMENTS = ['PAYMENT_FAILED'];

/** Ends a checkout before money was taken for it. A page that is gone, or never was, is what its buyer gave up. */
export function move(checkout: Checkout, event: Exclude<CheckoutEvent, 'PAY'>, failure?: string): Settlement {
  const isCancelled =
    checkout.cancelRequestedAt !== undefined && !FAILURES_OF_PAYMENTS.includes(failure ?? '');
  if (isCancelled && event !== 'CANCEL') return move(checkout, 'CANCEL');
  const status = after(checkout.status, event);
  if (status === checkout.status) return { checkout, entries: [] };
  const detail = failure === 'PAYMENT_GONE' ? failure : undefined;
  return {
    checkout: { ...omit(checkout, 'detail'), status, ...(detail && { detail }), ...(failure && { failure }) },
    entries: [],
  };
}

function told(checkout: Checkout, detail: NonNullable<Checkout['detail']>): Checkout {
  return checkout.detail === detail ? checkout : { ...checkout, detail };
}

/**
 * An attempt is noted once, though several may see it fail. One that failed for a reason of ours is counted, so that the
 * next has a name of its own; the approval stays good for it.
 */
function declined(checkout: Checkout, { attempt, approval, payAt, at, isOurs }: DeclineRecord): Checkout {
  if ((checkout.declines ?? 0) >= attempt) return checkout;
  if (isOurs) return { ...omit(checkout, 'detail'), declines: attempt };
  return {
    ...checkout,
    detail: 'DECLINED',
    declines: attempt,
    declinedApproval: approval,
    declinedAt: at,
    redirectUrl: payAt ?? checkout.redirectUrl,
  };
}

function merge(checkout: Checkout, record: PaymentRecord): Settlement {
  const received = receivedOf(checkout, record);
  const clawbacks = rememberAll(checkout.clawbacks, record.clawbacks);
  const charge = chargeOf(checkout, record);
  const isKnown = received === checkout.received && charge === checkout.charge;
  if (checkout.paid && isKnown && clawbacks === checkout.clawbacks) return { checkout, entries: [] };
  const facts: Checkout = {
    ...omit(checkout, 'failure'),
    paid: true,
    received,
    ...(charge && { charge }),
    clawbacks,
  };
  const entries: CreditChange[] = [];
  if (isCredited(facts) && !isCredited(checkout))
    entries.push({ id: `${checkout.id}-paid`, kind: 'PURCHASE', credits: facts.pack.credits });
  const account = withShares(checkout, facts);
  entries.push(...account.entries);
  const credits = entries.reduce((sum, entry) => sum + entry.credits, 0);
  const next = { ...facts, clawbacks: account.clawbacks, creditsGiven: checkout.creditsGiven + credits };
  return { checkout: { ...next, ...toldOf(next) }, entries };
}

/** What was taken. The price is not unlearnt; before 0.4.0 nothing else was taken for paid. */
function receivedOf(checkout: Checkout, { amount, currency }: PaymentRecord): Checkout['received'] {
  if (checkout.paid && isCredited(checkout)) return checkout.received;
  const known = checkout.received;
  return known?.amount === amount && known.currency === currency ? known : { amount, currency };
}

/** An address of a receipt may be another one each time it is asked for: the first is kept. */
function chargeOf({ charge: known }: Checkout, { charge }: PaymentRecord): Checkout['charge'] {
  if (!known || !charge || known.id !== charge.id || known.tax !== charge.tax) return charge ?? known;
  return known.at === undefined && charge.at !== undefined ? { ...known, at: charge.at } : known;
}

function rememberAll(known: Clawbacks, news: ClawbackRecord[]): Clawbacks {
  const shown = new Set(news.map(({ id }) => id));
  // That a refund is of no dispute's money any more can be said only where that dispute is shown.
  const before = ({ id, within }: ClawbackRecord): Clawback | undefined => {
    const clawback = known[id];
    return clawback?.within && !within && shown.has(clawback.within) ? omit(clawback, 'within') : clawback;
  };
  const changed = news.filter(
    (record) => before(record) !== known[record.id] || !isKnown(known[record.id], record),
  );
  if (changed.length === 0) return known;
  return {
    ...known,
    ...Object.fromEntries(changed.map((record) => [record.id, remember(before(record), record)])),
  };
}

const FACTS = ['kind', 'amount', 'standing', 'stage', 'within', 'at', 'request'] as const;

function isKnown(known: Clawback | undefined, record: ClawbackRecord): boolean {
  // Nothing went back, and nobody has to be told of it.
  if (!known) return record.amount === 0;
  return FACTS.every((name) => record[name] === undefined || known[name] === record[name]);
}

function remember(known: Clawback | undefined, { id: _, ...record }: ClawbackRecord): Clawback {
  const facts = Object.fromEntries(
    Object.entries<unknown>(record).filter(([, value]) => value !== undefined),
  );
  return { ...known, ...(facts as Omit<ClawbackRecord, 'id'>) };
}

/** (d) What takes more is told before what takes less, so that the same money moves from one to the other. */
function withShares(before: Checkout, facts: Checkout): { clawbacks: Clawbacks; entries: CreditChange[] } {
  const earlier = isCredited(before)
    ? takenBack(before.pack, before.clawbacks)
    : new Map<string, TakenBack>();
  const now = takenBack(facts.pack, facts.clawbacks);
  const clawbacks: Clawbacks = {};
  const entries: CreditChange[] = [];
  for (const [id, { credits }] of now) {
    const clawback = facts.clawbacks[id] as Clawback;
    const due = isCredited(facts) ? credits : 0;
    const known = before.clawbacks[id];
    const written = known?.credits ?? earlier.get(id)?.credits ?? 0;
    const count = known ? entriesOf(known) : 0;
    clawbacks[id] = { ...clawback, credits: due, entries: count };
    if (due === written) continue;
    clawbacks[id] = { ...clawback, credits: due, entries: count + 1 };
    entries.push({
      id: entryId(id, due > written, count + 1),
      kind: clawback.kind,
      credits: written - due,
    });
  }
  const [taking, giving] = [
    entries.filter(({ credits }) => credits < 0),
    entries.filter(({ credits }) => credits > 0),
  ];
  return { clawbacks, entries: [...taking, ...giving] };
}

/** Before 0.4.0 each had one entry when it took credits, and one more when it gave them back. */
function entriesOf({ entries, standing }: Clawback): number {
  return entries ?? (standing ? 1 : 2);
}

/** `re_1-taken`, `re_1-returned`; what happens to it again carries its number as well. */
function entryId(id: string, isTaken: boolean, count: number): string {
  const name = `${id}-${isTaken ? 'taken' : 'returned'}`;
  return count === (isTaken ? 1 : 2) ? name : `${name}-${count}`;
}
