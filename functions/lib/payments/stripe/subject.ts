import type { Subject } from '../../checkouts/gateway';

/** Events whose object is a Checkout Session. */
const SESSION_EVENTS = new Set([
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
]);

/** Events whose object names a payment intent: what went back of a payment. */
const MONEY_BACK_EVENTS = new Set([
  'charge.refunded',
  'charge.refund.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
]);

/** The parts of a Stripe event that are read here; the rest is asked of Stripe. */
export interface StripeEvent {
  id: string;
  type: string;
  data: { object: { id?: string; payment_intent?: string | { id: string } | null } };
}

/** Every type of event that the webhook endpoint should be subscribed to. */
export const STRIPE_EVENT_TYPES = [...SESSION_EVENTS, ...MONEY_BACK_EVENTS];

/** What an event is about, or undefined for events that do not matter here. */
export function stripeSubject({ type, data: { object } }: StripeEvent): Subject | undefined {
  if (SESSION_EVENTS.has(type)) return object.id ? { kind: 'payment', id: object.id } : undefined;
  if (!MONEY_BACK_EVENTS.has(type) || !object.payment_intent) return undefined;
  const intent = object.payment_intent;
  return { kind: 'charge', id: typeof intent === 'string' ? intent : intent.id };
}
