/**
 * What PayPal knows, in the words that both providers share: PayPal's half of the table in docs/payments.md. Pure.
 * Statuses: the enumerations of `@paypal/paypal-server-sdk` (`OrderStatus`, `CaptureStatus`, `CaptureIncompleteReason`,
 * `RefundStatus`) and "Show dispute details" in PayPal's Disputes reference. `REVERSED` is in no list, and is seen.
 *
 * (a) The captures say whether the money was taken, whatever the order says.
 * (b) Refunds and disputes are what they say. A refund made while a dispute was open gave its money back.
 * (c) What a capture's own status says beyond them (`REFUNDED`, `REVERSED`, held for a complaint) went back, too.
 * (d) What is not in the table is named, and left out.
 */
import { isRefundId } from '../../../../model/refunds';
import type { ClawbackRecord, PaymentRecord, PaymentState } from '../../checkouts/record';
import { needed } from '../../errors/errors';
import { disputeRecord } from './dispute-record';
import { sumIn } from './money';
import type { PayPalCapture, PayPalDispute, PayPalOrder, PayPalRefund } from './requests';

/** Captures whose money was taken, whatever became of it since. */
const TAKEN = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED']);

/** Captures that failed for good. */
const LOST = new Set(['DECLINED', 'FAILED']);

/** Reasons of `PENDING` that say that money which had been taken is held, or went back. */
const HELD = new Set(['BUYER_COMPLAINT', 'CHARGEBACK']);

/** Captures of which money went back. */
const BACK = new Set(['PARTIALLY_REFUNDED', 'REFUNDED']);

const ORDER_STATES: Record<string, PaymentState> = {
  CREATED: 'OPEN',
  SAVED: 'OPEN',
  PAYER_ACTION_REQUIRED: 'OPEN',
  APPROVED: 'OPEN',
  VOIDED: 'EXPIRED',
};

/** What PayPal knows of an order and of its disputes, as far as they were asked for. */
export function recordOf(order: PayPalOrder, disputes: PayPalDispute[]): PaymentRecord {
  const captures = capturesOf(order);
  const taken = captures.filter(isTaken);
  const refunds = order.purchase_units?.[0]?.payments?.refunds ?? [];
  const unknown: string[] = [];
  const state = stateOf(order, captures, unknown);
  const isApproved = state === 'OPEN' && order.status === 'APPROVED';
  const [first] = taken;
  if (state !== 'PAID' || !first)
    return { state, amount: 0, currency: '', clawbacks: [], unknown, ...(isApproved && { isApproved }) };
  const { currency } = sumIn('capture.amount', first.amount);
  const sums = taken.map((capture) => sumIn('capture.amount', capture.amount));
  if (sums.some((sum) => sum.currency !== currency)) unknown.push('captures in several currencies');
  const amount = sums.reduce((sum, each) => sum + (each.currency === currency ? each.amount : 0), 0);
  const taking = { amount, currency };
  const disputed = disputes.flatMap((dispute) => disputeRecord(dispute, taking, unknown));
  const endedAt = (id: string) => disputes.find(({ dispute_id: other }) => other === id)?.update_time;
  const refunded = refunds
    .flatMap((refund) => refundRecord(refund, taking, unknown))
    .map((refund) => withinDispute(refund, disputed, endedAt));
  const clawbacks = [...refunded, ...disputed];
  return {
    state,
    ...taking,
    charge: {
      id: needed('PAYPAL', 'captures[].id', first.id),
      ...(first.create_time && { at: new Date(first.create_time).toISOString() }),
    },
    clawbacks: [...clawbacks, ...byStatus(taken, clawbacks, unknown)],
    unknown,
  };
}

/** The captures of an order: one, if the money was ever asked for. */
export function capturesOf(order: PayPalOrder): PayPalCapture[] {
  return order.purchase_units?.[0]?.payments?.captures ?? [];
}

/**
 * Whether a capture says that money went back, or is held, and no refund says why: a dispute may, of which no webhook
 * came (Checkout-NodeJS-SDK 31).
 */
export function isUnexplained(order: PayPalOrder): boolean {
  const refunds = order.purchase_units?.[0]?.payments?.refunds ?? [];
  return capturesOf(order).some(({ status = '', status_details: details }) => {
    if (status === 'PENDING') return HELD.has(details?.reason ?? '');
    return status === 'REVERSED' || (BACK.has(status) && refunds.length === 0);
  });
}

function isTaken({ status = '', status_details: details }: PayPalCapture): boolean {
  return TAKEN.has(status) || (status === 'PENDING' && HELD.has(details?.reason ?? ''));
}

/** (a) */
function stateOf(order: PayPalOrder, captures: PayPalCapture[], unknown: string[]): PaymentState {
  const statuses = captures.map(({ status }) => needed('PAYPAL', 'captures[].status', status));
  const strange = statuses.filter((each) => !TAKEN.has(each) && !LOST.has(each) && each !== 'PENDING');
  unknown.push(...strange.map((each) => `capture status ${each}`));
  if (captures.some(isTaken)) return 'PAID';
  if (statuses.includes('PENDING')) return 'PROCESSING';
  if (strange.length > 0) return 'UNKNOWN';
  if (statuses.length > 0) return 'FAILED';
  const status = needed('PAYPAL', 'order.status', order.status);
  const state = ORDER_STATES[status];
  if (!state) unknown.push(`order status ${status} without a capture`);
  return state ?? 'UNKNOWN';
}

const REFUND_STAGES: Record<string, ClawbackRecord['stage']> = {
  PENDING: 'PENDING',
  COMPLETED: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'FAILED',
};

/** (b) */
function refundRecord(
  { id: given, amount: money, status: word, create_time: at, custom_id: name }: PayPalRefund,
  taking: { amount: number; currency: string },
  unknown: string[],
): ClawbackRecord[] {
  const id = needed('PAYPAL', 'refunds[].id', given);
  const status = needed('PAYPAL', 'refunds[].status', word);
  const stage = REFUND_STAGES[status];
  if (!stage) {
    unknown.push(`refund ${id} status ${status}`);
    return [];
  }
  const { amount, currency } = sumIn('refunds[].amount', money);
  if (currency !== taking.currency) unknown.push(`refund ${id} in ${currency}`);
  return [
    {
      id,
      kind: 'REFUND',
      // In another currency nobody can say which part: all of it, until somebody has looked.
      amount: currency === taking.currency ? amount : taking.amount,
      standing: stage === 'DONE',
      stage,
      ...(at && { at }),
      // A refund that nobody named has the name of its capture.
      ...(name && isRefundId(name) && { request: name }),
    },
  ];
}

/** PayPal itself refunds what a dispute was decided on, at the same time. */
const AROUND_THE_END = 3600_000;

/** The dispute whose money a refund gave back: one that was open then, or that ended with it. */
function withinDispute(
  refund: ClawbackRecord,
  disputes: ClawbackRecord[],
  endedAt: (id: string) => string | undefined,
): ClawbackRecord {
  const at = Date.parse(refund.at ?? '');
  const dispute = disputes.find(({ id, at: beganAt = '', stage, amount }) => {
    if (at < Date.parse(beganAt)) return false;
    if (stage === 'OPEN') return true;
    const after = at - Date.parse(endedAt(id) ?? '');
    return after > 0 ? after < AROUND_THE_END && refund.amount === amount : true;
  });
  return dispute ? { ...refund, within: dispute.id } : refund;
}

/** (c) Each is told at all times, so that it ends with its reason. */
function byStatus(taken: PayPalCapture[], clawbacks: ClawbackRecord[], unknown: string[]): ClawbackRecord[] {
  return taken.flatMap((capture) => {
    const id = needed('PAYPAL', 'captures[].id', capture.id);
    const { amount } = sumIn('capture.amount', capture.amount);
    const refunded = clawbacks.filter(({ kind, stage }) => kind === 'REFUND' && stage !== 'FAILED');
    const disputed = clawbacks.filter(({ kind, standing }) => kind === 'DISPUTE' && standing);
    const told = sumOf(refunded) + sumOf(disputed.map((each) => lessRefunded(each, refunded)));
    const rest = Math.max(0, amount - told);
    // What a dispute reversed, the dispute says, which may be a part (woocommerce-paypal-payments 1614).
    const isBack = capture.status === 'REFUNDED' || (capture.status === 'REVERSED' && disputed.length === 0);
    // So it is called while a dispute is open as well (Checkout-NodeJS-SDK 31).
    if (capture.status === 'PARTIALLY_REFUNDED' && refunded.length === 0 && disputed.length === 0)
      unknown.push(`capture ${id} PARTIALLY_REFUNDED without a refund`);
    const isHeld = capture.status === 'PENDING' && disputed.length === 0;
    return [
      { id: `${id}-back`, kind: 'REFUND', stage: 'DONE', ...standing(isBack ? rest : 0) },
      { id: `${id}-held`, kind: 'DISPUTE', stage: 'OPEN', ...standing(isHeld ? rest : 0) },
    ];
  });
}

const standing = (amount: number) => ({ amount, standing: amount > 0 });

const sumOf = (records: { amount: number }[]) => records.reduce((sum, { amount }) => sum + amount, 0);

function lessRefunded(dispute: ClawbackRecord, refunds: ClawbackRecord[]): { amount: number } {
  const own = refunds.filter(({ within }) => within === dispute.id);
  return { amount: Math.max(0, dispute.amount - sumOf(own)) };
}
