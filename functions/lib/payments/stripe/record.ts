/**
 * What Stripe knows, in the words that both providers share: Stripe's half of the table in docs/payments.md. Pure.
 * Statuses: the types of the library `stripe` (`Checkout.Session.Status`, `PaymentStatus`, `PaymentIntent.Status`,
 * `Dispute.Status`), and "The Refund object" in Stripe's API reference.
 *
 * (a) The session says whether the money was taken, its payment intent how much, and whether it is on its way.
 * (b) Refunds and disputes are what they say. A refund made after a dispute began gave its money back.
 * (c) What the charge says was refunded beyond the refunds that are listed went back, too.
 * (d) What is not in the table is named, and left out.
 */
import type Stripe from 'stripe';
import type { ClawbackRecord, PaymentRecord, PaymentState } from '../../checkouts/record';
import { needed } from '../../errors/errors';

/** A session with its payment intent and charge expanded, and what went back of its money. */
export interface StripePayment {
  session: Stripe.Checkout.Session;
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
}

/** What Stripe knows, in the words that both providers share. */
export function recordOf({ session, refunds, disputes }: StripePayment): PaymentRecord {
  const intent = expandedIntent(session);
  const unknown: string[] = [];
  const state = stateOf(session, intent, unknown);
  if (state !== 'PAID') return { state, amount: 0, currency: '', clawbacks: [], unknown };
  const taking = {
    amount: needed('STRIPE', 'payment_intent.amount_received', intent?.amount_received),
    currency: needed('STRIPE', 'payment_intent.currency', intent?.currency).toUpperCase(),
  };
  const disputed = disputes.flatMap((dispute) => disputeRecord(dispute, taking, unknown));
  const refunded = refunds.flatMap((refund) => refundRecord(refund, disputes, unknown));
  const charge = chargeOf(intent);
  const clawbacks = [...refunded, ...disputed, ...beyondRefunds(charge, refunds)];
  return { state, ...taking, ...(charge && { charge: told(charge, session) }), clawbacks, unknown };
}

/** The session's payment intent, if it has one yet and was asked for with it. */
export function expandedIntent(session: Stripe.Checkout.Session): Stripe.PaymentIntent | undefined {
  return typeof session.payment_intent === 'object' ? (session.payment_intent ?? undefined) : undefined;
}

/** The charge that took the money, if it was asked for with its intent. */
export function chargeOf(intent: Stripe.PaymentIntent | undefined): Stripe.Charge | undefined {
  return typeof intent?.latest_charge === 'object' ? (intent.latest_charge ?? undefined) : undefined;
}

/** What a receipt says. None of it is needed for settling, so that each may be missing. */
function told(
  charge: Stripe.Charge,
  { total_details: details }: Partial<Stripe.Checkout.Session>,
): PaymentRecord['charge'] {
  const { id, created, receipt_url: receiptUrl }: Partial<Stripe.Charge> & { id: string } = charge;
  const at = instant(created);
  const tax = details?.amount_tax;
  return { id, ...(at && { at }), ...(receiptUrl && { receiptUrl }), ...(tax && { tax }) };
}

/** Of a complete session that is not paid: the money of delayed methods ("Fulfill orders" in Stripe's guide to Checkout). */
const DELAYED: Record<string, PaymentState> = {
  processing: 'PROCESSING',
  requires_action: 'PROCESSING',
  requires_confirmation: 'PROCESSING',
  requires_capture: 'PROCESSING',
  // A complete session cannot be paid again: the money did not come.
  requires_payment_method: 'FAILED',
  canceled: 'FAILED',
};

/** (a) */
function stateOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | undefined,
  unknown: string[],
): PaymentState {
  const status = needed('STRIPE', 'session.status', session.status);
  if (status === 'expired') return 'EXPIRED';
  if (status === 'open') return 'OPEN';
  const payment = needed('STRIPE', 'session.payment_status', session.payment_status);
  if (status === 'complete' && payment === 'paid') return 'PAID';
  const delayed = needed('STRIPE', 'payment_intent.status', intent?.status);
  const state = status === 'complete' && payment === 'unpaid' ? DELAYED[delayed] : undefined;
  if (!state) unknown.push(`session status ${status} ${payment} ${delayed}`);
  return state ?? 'UNKNOWN';
}

const REFUND_STAGES: Record<string, ClawbackRecord['stage']> = {
  pending: 'PENDING',
  requires_action: 'PENDING',
  succeeded: 'DONE',
  failed: 'FAILED',
  canceled: 'FAILED',
};

/** (b) */
export function refundRecord(
  { id, amount, status, created, metadata }: Stripe.Refund,
  disputes: Stripe.Dispute[],
  unknown: string[],
): ClawbackRecord[] {
  const stage = REFUND_STAGES[status ?? ''];
  if (!stage) {
    unknown.push(`refund ${id} status ${String(status)}`);
    return [];
  }
  const within = disputes.find((dispute) => dispute.created < created)?.id;
  const at = instant(created);
  return [
    {
      id: needed('STRIPE', 'refund.id', id),
      kind: 'REFUND',
      amount: needed('STRIPE', 'refund.amount', amount),
      standing: stage === 'DONE',
      stage,
      ...(within && { within }),
      ...(at && { at }),
      ...(metadata?.['refund'] && { request: metadata['refund'] }),
    },
  ];
}

/** A lost dispute that is appealed is a lost one until it is won. An inquiry (`warning_…`) moves no money. */
const DISPUTE_STAGES: Record<string, ClawbackRecord['stage']> = {
  warning_needs_response: 'INQUIRY',
  warning_under_review: 'INQUIRY',
  warning_closed: 'WON',
  needs_response: 'OPEN',
  under_review: 'OPEN',
  won: 'WON',
  prevented: 'WON',
  lost: 'LOST',
  appeal_needs_response: 'LOST',
  appeal_under_review: 'LOST',
};

/** (b) */
export function disputeRecord(
  { id, amount, currency, status, created }: Stripe.Dispute,
  taking: { amount: number; currency: string },
  unknown: string[],
): ClawbackRecord[] {
  const stage = DISPUTE_STAGES[status];
  if (!stage) {
    unknown.push(`dispute ${id} status ${status}`);
    return [];
  }
  const isSame = needed('STRIPE', 'dispute.currency', currency).toUpperCase() === taking.currency;
  if (!isSame) unknown.push(`dispute ${id} in ${currency}`);
  const at = instant(created);
  return [
    {
      id: needed('STRIPE', 'dispute.id', id),
      kind: 'DISPUTE',
      // In another currency nobody can say which part: all of it, until somebody has looked.
      amount: isSame ? needed('STRIPE', 'dispute.amount', amount) : taking.amount,
      standing: stage === 'OPEN' || stage === 'LOST',
      stage,
      ...(at && { at }),
    },
  ];
}

/** (c) Told at all times, so that it ends with its reason. */
function beyondRefunds(charge: Stripe.Charge | undefined, refunds: Stripe.Refund[]): ClawbackRecord[] {
  if (!charge) return [];
  const listed = refunds
    .filter(({ status }) => REFUND_STAGES[status ?? ''] !== 'FAILED')
    .reduce((sum, { amount }) => sum + amount, 0);
  // Not needed for anything else, so that it may be missing.
  const { amount_refunded: told = 0 } = charge as Partial<Stripe.Charge>;
  const amount = Math.max(0, told - listed);
  return [{ id: `${charge.id}-back`, kind: 'REFUND', stage: 'DONE', amount, standing: amount > 0 }];
}

export function instant(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
}
