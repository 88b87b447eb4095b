import { omit } from '../provider/omit';
import { capturesOf, type Account } from './account';
import { unprocessable } from './errors';
import { hundredths, money } from './money';
import { book } from './movements';
import type { Capture, CaptureStatus, Money, Order } from './objects';
import type { Approval } from './state';

/** What becomes of the money when it is asked for, where it is not taken at once. */
const STATUSES: Partial<Record<Approval['instrument'], CaptureStatus>> = { slow: 'PENDING', fails: 'FAILED' };

/** A hundredth less; of currencies without decimals, one. */
const less = (price: Money): Money =>
  money(price.currency_code, hundredths(price) - (price.value.includes('.') ? 1 : 100));

/** `POST /v2/checkout/orders/:id/capture` */
export function captureOrder(account: Account, id: string): Order {
  const order = account.order(id);
  const { instrument } = account.approval(id);
  if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_CAPTURED', 'Order already captured.');
  if (order.status !== 'APPROVED')
    throw unprocessable('ORDER_NOT_APPROVED', 'Payer has not yet approved the Order for payment.');
  if (instrument === 'declines') throw declined(account, id);
  const [unit] = order.purchase_units;
  const capture = newCapture(account, order, instrument);
  unit.payments = { captures: [capture] };
  book(account, order);
  Object.assign(order, { status: 'COMPLETED', update_time: account.time() });
  if (capture.status === 'PENDING') announce(account, 'PENDING', capture);
  else if (capture.status === 'FAILED') announce(account, 'DECLINED', capture);
  else announce(account, 'COMPLETED', capture);
  account.store.save();
  return order;
}

/** The payer may choose another way to pay where the link leads ("Handle funding failures" in PayPal's documentation). */
function declined({ baseUrl }: Account, id: string) {
  const message =
    "The instrument presented was either declined by the processor or bank, or it can't be used for this payment.";
  const href = `${baseUrl}/checkoutnow?token=${id}`;
  return unprocessable('INSTRUMENT_DECLINED', message, {
    hasBegun: true,
    links: [{ href, rel: 'redirect', method: 'GET' }],
  });
}

/** Ends a capture whose money was on its way. */
export function endPending(account: Account, orderId: string, succeeded: boolean): Order {
  const order = account.order(orderId);
  const capture = capturesOf(order).find(({ status }) => status === 'PENDING');
  if (!capture) throw unprocessable('CAPTURE_NOT_PENDING', 'No capture of this order is pending.');
  const ended: Capture = {
    ...omit(capture, 'status_details'),
    status: succeeded ? 'COMPLETED' : 'DECLINED',
    update_time: account.time(),
  };
  order.purchase_units[0].payments = { captures: [ended] };
  book(account, order);
  announce(account, succeeded ? 'COMPLETED' : 'DENIED', ended);
  account.store.save();
  return order;
}

function announce(
  account: Account,
  what: 'COMPLETED' | 'PENDING' | 'DENIED' | 'DECLINED',
  capture: Capture,
): void {
  const { currency_code: currency, value } = capture.amount;
  const summary = `Payment ${what.toLowerCase()} for ${currency} ${value}`;
  account.emit(`PAYMENT.CAPTURE.${what}`, 'capture', capture, summary);
}

function newCapture(account: Account, order: Order, instrument: Approval['instrument']): Capture {
  const status = STATUSES[instrument] ?? 'COMPLETED';
  const { amount: price } = order.purchase_units[0];
  const amount = instrument === 'another-sum' ? less(price) : price;
  const id = account.id();
  const now = account.time();
  const { baseUrl } = account;
  const self = `${baseUrl}/v2/payments/captures/${id}`;
  return {
    id,
    status,
    ...(status === 'PENDING' && { status_details: { reason: 'ECHECK' } }),
    amount,
    custom_id: order.purchase_units[0].custom_id,
    final_capture: true,
    seller_protection: { status: 'NOT_ELIGIBLE' },
    seller_receivable_breakdown: {
      gross_amount: amount,
      paypal_fee: { ...amount, value: '0.00' },
      net_amount: amount,
    },
    create_time: now,
    update_time: now,
    supplementary_data: { related_ids: { order_id: order.id } },
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${baseUrl}/v2/checkout/orders/${order.id}`, rel: 'up', method: 'GET' },
    ],
  };
}
