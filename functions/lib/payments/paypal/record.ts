import { CaptureStatus, OrderStatus, RefundStatus } from '@paypal/paypal-server-sdk';
import type { Order, OrdersCapture, Refund } from '@paypal/paypal-server-sdk';
import type { ClawbackRecord, PaymentRecord, PaymentState } from '../../checkouts/record';
import { toMinorUnits } from './money';
import type { PayPalDispute } from './requests';

/** Captures whose money was taken, whatever became of it since. */
const TAKEN = new Set<unknown>([
  CaptureStatus.Completed,
  CaptureStatus.PartiallyRefunded,
  CaptureStatus.Refunded,
]);

/** Captures that failed for good. */
const LOST = new Set<unknown>([CaptureStatus.Declined, CaptureStatus.Failed]);

/** What PayPal knows, in the words that both providers share. */
export function recordOf(order: Order, disputes: PayPalDispute[]): PaymentRecord {
  const captures = capturesOf(order);
  const taken = captures.find(({ status }) => TAKEN.has(status));
  const payments = order.purchaseUnits?.[0]?.payments;
  return {
    state: stateOf(order, captures),
    amount: taken?.amount ? toMinorUnits(taken.amount) : 0,
    currency: taken?.amount?.currencyCode ?? '',
    clawbacks: [...(payments?.refunds ?? []).flatMap(refundRecord), ...disputes.map(disputeRecord)],
  };
}

/** The captures of an order: one, if the money was ever asked for. */
export function capturesOf(order: Order): OrdersCapture[] {
  return order.purchaseUnits?.[0]?.payments?.captures ?? [];
}

function stateOf({ status }: Order, captures: OrdersCapture[]): PaymentState {
  if (captures.some((capture) => TAKEN.has(capture.status))) return 'PAID';
  if (captures.some((capture) => capture.status === CaptureStatus.Pending)) return 'PROCESSING';
  if (captures.some((capture) => LOST.has(capture.status))) return 'FAILED';
  return status === OrderStatus.Voided ? 'EXPIRED' : 'OPEN';
}

function refundRecord({ id, amount, status }: Refund): ClawbackRecord[] {
  if (!id || !amount || status === RefundStatus.Pending) return [];
  return [{ id, kind: 'REFUND', amount: toMinorUnits(amount), standing: status === RefundStatus.Completed }];
}

/** Outcomes after which the money stays with the buyer. */
const BUYER_KEEPS = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED']);

function disputeRecord(dispute: PayPalDispute): ClawbackRecord {
  const { currency_code: currencyCode, value } = dispute.dispute_amount;
  const outcome = dispute.dispute_outcome?.outcome_code ?? '';
  return {
    id: dispute.dispute_id,
    kind: 'DISPUTE',
    amount: toMinorUnits({ currencyCode, value }),
    standing: dispute.status !== 'RESOLVED' || BUYER_KEEPS.has(outcome),
  };
}
