import type Stripe from 'stripe';
import type { ClawbackRecord, PaymentRecord, PaymentState } from '../../checkouts/record';

/** A session with its payment intent expanded, and what went back of its money. */
export interface StripePayment {
  session: Stripe.Checkout.Session;
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
}

/** What Stripe knows, in the words that both providers share. */
export function recordOf({ session, refunds, disputes }: StripePayment): PaymentRecord {
  const intent = expandedIntent(session);
  return {
    state: stateOf(session, intent),
    amount: intent?.amount_received ?? 0,
    currency: (intent?.currency ?? session.currency ?? '').toUpperCase(),
    clawbacks: [...refunds.flatMap(refundRecord), ...disputes.flatMap(disputeRecord)],
  };
}

/** The session's payment intent, if it has one yet and was asked for with it. */
export function expandedIntent(session: Stripe.Checkout.Session): Stripe.PaymentIntent | undefined {
  return typeof session.payment_intent === 'object' ? (session.payment_intent ?? undefined) : undefined;
}

function stateOf(session: Stripe.Checkout.Session, intent?: Stripe.PaymentIntent): PaymentState {
  if (session.status === 'expired') return 'EXPIRED';
  if (session.status !== 'complete') return 'OPEN';
  if (session.payment_status !== 'unpaid') return 'PAID';
  // A complete session cannot be paid again. Delayed methods ("Fulfill orders" in Stripe's guide to Checkout) end
  // with the intent back at `requires_payment_method` when the money did not come.
  return intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
    ? 'FAILED'
    : 'PROCESSING';
}

/** Money moved for `succeeded` only; a refund that the bank sent back becomes `failed`. */
function refundRecord({ id, amount, status }: Stripe.Refund): ClawbackRecord[] {
  if (status === 'pending' || status === 'requires_action') return [];
  return [{ id, kind: 'REFUND', amount, standing: status === 'succeeded' }];
}

const OVER_IN_OUR_FAVOUR = new Set<string>(['won', 'prevented', 'warning_closed']);

/** An inquiry (`warning_…`) moves no money. */
function disputeRecord({ id, amount, status }: Stripe.Dispute): ClawbackRecord[] {
  if (status === 'warning_needs_response' || status === 'warning_under_review') return [];
  return [{ id, kind: 'DISPUTE', amount, standing: !OVER_IN_OUR_FAVOUR.has(status) }];
}
