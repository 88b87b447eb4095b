import type { Subject } from '../../checkouts/gateway';

/** The parts of a PayPal event that are read here; the rest is asked of PayPal. */
export interface PayPalEvent {
  id: string;
  event_type: string;
  resource: {
    id?: string;
    dispute_id?: string;
    links?: { rel?: string; href?: string }[];
    supplementary_data?: { related_ids?: { order_id?: string } };
  };
}

const ORDER_EVENTS = new Set([
  'CHECKOUT.ORDER.APPROVED',
  'CHECKOUT.ORDER.COMPLETED',
  'CHECKOUT.ORDER.VOIDED',
]);
const CAPTURE_EVENTS = new Set([
  'PAYMENT.CAPTURE.COMPLETED',
  'PAYMENT.CAPTURE.DECLINED',
  'PAYMENT.CAPTURE.DENIED',
  'PAYMENT.CAPTURE.PENDING',
]);
const MONEY_BACK_EVENTS = new Set(['PAYMENT.CAPTURE.REFUNDED', 'PAYMENT.CAPTURE.REVERSED']);
const REFUND_EVENTS = new Set(['PAYMENT.REFUND.FAILED', 'PAYMENT.REFUND.PENDING']);
const DISPUTE_EVENTS = new Set([
  'CUSTOMER.DISPUTE.CREATED',
  'CUSTOMER.DISPUTE.UPDATED',
  'CUSTOMER.DISPUTE.RESOLVED',
]);

/** Every type of event that the webhook should be subscribed to. */
export const PAYPAL_EVENT_TYPES = [
  ...ORDER_EVENTS,
  ...CAPTURE_EVENTS,
  ...MONEY_BACK_EVENTS,
  ...REFUND_EVENTS,
  ...DISPUTE_EVENTS,
];

/** The event that tells that a payer has just approved a payment. */
export const APPROVAL_EVENT = 'CHECKOUT.ORDER.APPROVED';

/** What an event is about, or undefined for events that do not matter here. */
export function payPalSubject({ event_type: type, resource }: PayPalEvent): Subject | undefined {
  const subject = (kind: Subject['kind'], id: string | undefined) => (id ? { kind, id } : undefined);
  if (ORDER_EVENTS.has(type)) return subject('payment', resource.id);
  if (CAPTURE_EVENTS.has(type)) return subject('charge', resource.id);
  // A reversal may be told as the capture itself.
  if (MONEY_BACK_EVENTS.has(type)) return subject('charge', captureAbove(resource) ?? resource.id);
  if (REFUND_EVENTS.has(type)) {
    const captureId = captureAbove(resource);
    return captureId ? subject('charge', captureId) : subject('refund', resource.id);
  }
  if (DISPUTE_EVENTS.has(type)) return subject('dispute', resource.dispute_id);
  return undefined;
}

/** A refund links up to the capture it takes money from. */
export function captureAbove({ links }: { links?: { rel?: string; href?: string }[] }): string | undefined {
  return links
    ?.find(({ rel, href }) => rel === 'up' && href?.includes('/captures/'))
    ?.href?.split('/')
    .pop();
}
