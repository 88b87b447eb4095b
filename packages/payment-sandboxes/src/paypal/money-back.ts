import { payPalId } from '../provider/ids';
import { time, type Account } from './account';
import { missing, unprocessable } from './errors';
import { hundredths, money } from './money';
import type { Capture, Dispute, Money, Order, Refund } from './objects';

/** `POST /v2/payments/captures/:id/refund`: all that is left unless `amount` says less. */
export function refund(account: Account, captureId: string, amount?: Money): Refund {
  const { capture, order } = account.capture(captureId);
  const { currency_code: currency } = capture.amount;
  const left = hundredths(capture.amount) - refundedAmount(order);
  const asked = amount ? hundredths(amount) : left;
  if (left === 0)
    throw unprocessable('CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.');
  if (asked > left || (amount && amount.currency_code !== currency))
    throw unprocessable(
      'REFUND_AMOUNT_EXCEEDED',
      'The refund amount must be less than or equal to the capture.',
    );
  const at = account.moment();
  const id = payPalId();
  const self = `${account.baseUrl}/v2/payments`;
  const made: Refund = {
    id,
    status: 'COMPLETED',
    amount: money(currency, asked),
    custom_id: capture.custom_id,
    create_time: at,
    update_time: at,
    links: [
      { href: `${self}/refunds/${id}`, rel: 'self', method: 'GET' },
      { href: `${self}/captures/${captureId}`, rel: 'up', method: 'GET' },
    ],
  };
  const { payments } = order.purchase_units[0];
  if (payments) (payments.refunds ??= []).push(made);
  setRefunded(capture, order);
  account.emit(
    'PAYMENT.CAPTURE.REFUNDED',
    'refund',
    made,
    `A ${currency} ${made.amount.value} refund was made`,
  );
  account.store.save();
  return made;
}

/** The buyer's bank sends a refund back. PayPal tells nobody of that until it is asked. */
export function failRefund(account: Account, id: string): Refund {
  for (const order of Object.values(account.state.orders)) {
    const { payments } = order.purchase_units[0];
    const made = payments?.refunds?.find((candidate) => candidate.id === id);
    const capture = payments?.captures[0];
    if (!made || !capture) continue;
    Object.assign(made, { status: 'FAILED', update_time: time() });
    setRefunded(capture, order);
    account.store.save();
    return made;
  }
  throw missing();
}

/** The buyer reports a problem. */
export function dispute(account: Account, capture: Capture, amount: Money = capture.amount): Dispute {
  const id = `PP-D-${payPalId(10)}`;
  const at = account.moment();
  const opened: Dispute = {
    dispute_id: id,
    create_time: at,
    update_time: at,
    disputed_transactions: [{ seller_transaction_id: capture.id, custom: capture.custom_id }],
    reason: 'UNAUTHORISED',
    status: 'OPEN',
    dispute_amount: amount,
    dispute_life_cycle_stage: 'CHARGEBACK',
    links: [{ href: `${account.baseUrl}/v1/customer/disputes/${id}`, rel: 'self', method: 'GET' }],
  };
  account.state.disputes[id] = opened;
  account.emit('CUSTOMER.DISPUTE.CREATED', 'dispute', opened, 'A new dispute opened');
  account.store.save();
  return opened;
}

/** PayPal decides. */
export function resolveDispute(account: Account, id: string, outcome: 'won' | 'lost'): Dispute {
  const opened = account.dispute(id);
  const code = outcome === 'won' ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR';
  Object.assign(opened, {
    status: 'RESOLVED',
    update_time: account.moment(),
    dispute_outcome: { outcome_code: code },
  });
  account.emit('CUSTOMER.DISPUTE.RESOLVED', 'dispute', opened, 'A dispute was resolved');
  account.store.save();
  return opened;
}

function refundedAmount(order: Order): number {
  const refunds = order.purchase_units[0].payments?.refunds ?? [];
  return refunds
    .filter(({ status }) => status === 'COMPLETED')
    .reduce((sum, { amount }) => sum + hundredths(amount), 0);
}

function setRefunded(capture: Capture, order: Order): void {
  const sum = refundedAmount(order);
  const rest = sum === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED';
  capture.status = sum >= hundredths(capture.amount) ? 'REFUNDED' : rest;
  capture.update_time = time();
}
