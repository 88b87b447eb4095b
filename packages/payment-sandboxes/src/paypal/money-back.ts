import { refundsOf, type Account } from './account';
import { missing, unprocessable } from './errors';
import { hundredths, money } from './money';
import { book } from './movements';
import type { Capture, Dispute, DisputeOutcome, DisputeStatus, Money, Order, Refund } from './objects';

/** `POST /v2/payments/captures/:id/refund`: all that is left unless `amount` says less. */
export function refund(
  account: Account,
  captureId: string,
  amount?: Money,
  { status = 'COMPLETED', customId }: { status?: 'COMPLETED' | 'PENDING'; customId?: string } = {},
): Refund {
  const { capture, order } = account.capture(captureId);
  const { currency_code: currency } = capture.amount;
  const left = leftOf(account, capture, order);
  const asked = amount ? hundredths(amount) : left;
  if (left <= 0)
    throw unprocessable('CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.');
  if (asked > left || (amount && amount.currency_code !== currency))
    throw unprocessable(
      'REFUND_AMOUNT_EXCEEDED',
      'The refund amount must be less than or equal to the capture.',
    );
  const at = account.moment();
  const id = account.id();
  const self = `${account.baseUrl}/v2/payments`;
  const sum = money(currency, asked);
  const made: Refund = {
    id,
    status,
    ...(status === 'PENDING' && { status_details: { reason: 'ECHECK' } }),
    amount: sum,
    seller_payable_breakdown: { gross_amount: sum, net_amount: sum, total_refunded_amount: sum },
    custom_id: customId ?? capture.custom_id,
    create_time: at,
    update_time: at,
    links: [
      { href: `${self}/refunds/${id}`, rel: 'self', method: 'GET' },
      { href: `${self}/captures/${captureId}`, rel: 'up', method: 'GET' },
    ],
  };
  const { payments } = order.purchase_units[0];
  if (payments) (payments.refunds ??= []).push(made);
  setRefunded(account, capture, order);
  const summary = `A ${currency} ${made.amount.value} refund was made`;
  account.emit(
    status === 'PENDING' ? 'PAYMENT.REFUND.PENDING' : 'PAYMENT.CAPTURE.REFUNDED',
    'refund',
    made,
    summary,
  );
  account.store.save();
  return made;
}

/** Hundredths that can be refunded. */
export function leftOf({ state }: Account, capture: Capture, order: Order): number {
  return hundredths(capture.amount) - refundedAmount(order) - (state.reversed[capture.id] ?? 0);
}

/** A refund goes on to another status. PayPal tells nobody of a failure until it is asked, unless `eventType` says so. */
export function setRefund(
  account: Account,
  id: string,
  status: Refund['status'],
  eventType?: string,
): Refund {
  for (const order of Object.values(account.state.orders)) {
    const made = refundsOf(order).find((candidate) => candidate.id === id);
    const capture = order.purchase_units[0].payments?.captures[0];
    if (!made || !capture) continue;
    Object.assign(made, { status, update_time: account.time() });
    setRefunded(account, capture, order);
    if (eventType) account.emit(eventType, 'refund', made, 'A refund has changed');
    account.store.save();
    return made;
  }
  throw missing();
}

/** The buyer's bank sends a refund back. */
export const failRefund = (account: Account, id: string): Refund => setRefund(account, id, 'FAILED');

/** The buyer reports a problem. */
export function dispute(account: Account, capture: Capture, amount: Money = capture.amount): Dispute {
  const id = `PP-D-${account.id(10)}`;
  const at = account.moment();
  const opened: Dispute = {
    dispute_id: id,
    create_time: at,
    update_time: at,
    disputed_transactions: [
      {
        seller_transaction_id: capture.id,
        custom: capture.custom_id,
        gross_amount: capture.amount,
        transaction_status: capture.status,
        buyer: { name: "Zoë O'Brien-Müller" },
      },
    ],
    reason: 'UNAUTHORISED',
    status: 'OPEN',
    dispute_amount: amount,
    dispute_life_cycle_stage: 'CHARGEBACK',
    links: [{ href: `${account.baseUrl}/v1/customer/disputes/${id}`, rel: 'self', method: 'GET' }],
  };
  account.state.disputes[id] = opened;
  account.emit('CUSTOMER.DISPUTE.CREATED', 'dispute', opened, 'A new dispute opened');
  book(account, account.capture(capture.id).order);
  account.store.save();
  return opened;
}

/** A dispute goes on to another status; `OPEN` opens one that was over again. */
export function setDispute(account: Account, id: string, status: DisputeStatus): Dispute {
  const known = account.dispute(id);
  Reflect.deleteProperty(account.state.ended, id);
  Reflect.deleteProperty(known, 'dispute_outcome');
  Object.assign(known, { status, update_time: account.moment() });
  return tell(account, known, 'CUSTOMER.DISPUTE.UPDATED', 'A dispute was updated');
}

/** PayPal decides. */
export function resolveDispute(
  account: Account,
  id: string,
  outcome: 'won' | 'lost' | DisputeOutcome,
  refunded?: Money,
): Dispute {
  const opened = account.dispute(id);
  const codes = { won: 'RESOLVED_SELLER_FAVOUR', lost: 'RESOLVED_BUYER_FAVOUR' } as const;
  const code = outcome === 'won' || outcome === 'lost' ? codes[outcome] : outcome;
  const at = account.moment();
  account.state.ended[id] = Date.parse(at);
  Object.assign(opened, {
    status: 'RESOLVED',
    update_time: at,
    dispute_outcome: { outcome_code: code, ...(refunded && { amount_refunded: refunded }) },
  });
  return tell(account, opened, 'CUSTOMER.DISPUTE.RESOLVED', 'A dispute was resolved');
}

function tell(account: Account, dispute: Dispute, eventType: string, summary: string): Dispute {
  account.emit(eventType, 'dispute', dispute, summary);
  const captureId = dispute.disputed_transactions[0]?.seller_transaction_id ?? '';
  book(account, account.capture(captureId).order);
  account.store.save();
  return dispute;
}

function refundedAmount(order: Order): number {
  return refundsOf(order)
    .filter(({ status }) => status === 'COMPLETED' || status === 'PENDING')
    .reduce((sum, { amount }) => sum + hundredths(amount), 0);
}

/** What a capture says of its refunds. */
function setRefunded(account: Account, capture: Capture, order: Order): void {
  const done = refundsOf(order).filter(({ status }) => status === 'COMPLETED');
  const sum = done.reduce((total, { amount }) => total + hundredths(amount), 0);
  const rest = sum === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED';
  capture.status = sum >= hundredths(capture.amount) ? 'REFUNDED' : rest;
  capture.update_time = account.time();
  book(account, order);
}
