import { movementTo, type Entry } from '../provider/books';
import { capturesOf, refundsOf, type Account } from './account';
import { hundredths } from './money';
import type { Dispute, Order, Refund } from './objects';

/** Statuses of captures whose money was taken. */
export const TAKEN: ReadonlySet<string> = new Set([
  'COMPLETED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'REVERSED',
]);

/** Outcomes after which the money stays with the buyer. */
const LOST = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED', 'NONE']);

type Kinds = { out: Entry['kind']; back: Entry['kind'] };
const REFUND: Kinds = { out: 'refund', back: 'refund_failure' };
const DISPUTE: Kinds = { out: 'dispute', back: 'dispute_reversal' };

/** Brings the books up to what the captures, refunds and disputes of an order say, in hundredths of the currency. */
export function book(account: Account, order: Order): void {
  const { movements, reversed } = account.state;
  const [capture] = capturesOf(order);
  if (!capture) return;
  const entry = { payment: order.id, currency: capture.amount.currency_code };
  const move = (wanted: number, kinds: Kinds, source: string) => {
    account.move(movementTo(movements, wanted, kinds, { ...entry, source }));
  };
  const isHeld = capture.status_details?.reason === 'CHARGEBACK';
  if ((TAKEN.has(capture.status) || isHeld) && !movements.some(({ source }) => source === capture.id))
    account.move({ ...entry, kind: 'payment', source: capture.id, amount: hundredths(capture.amount) });
  const refunds = refundsOf(order);
  for (const refund of refunds)
    move(refund.status === 'COMPLETED' ? hundredths(refund.amount) : 0, REFUND, refund.id);
  const own = account.disputesOf(capture.id);
  for (const dispute of own) {
    const within = refunds.filter(
      (refund) => refund.status === 'COMPLETED' && disputeOf(account, own, refund) === dispute,
    );
    const left = within.reduce(
      (rest, { amount }) => (hundredths(amount) <= rest ? rest - hundredths(amount) : rest),
      sumOf(dispute),
    );
    move(left, DISPUTE, dispute.dispute_id);
  }
  move(reversed[capture.id] ?? 0, REFUND, capture.id);
}

/** What a dispute holds, or has cost: hundredths. */
function sumOf({ status, dispute_outcome: outcome, dispute_amount: amount }: Dispute): number {
  if (status !== 'RESOLVED') return hundredths(amount);
  if (!LOST.has(outcome?.outcome_code ?? '')) return 0;
  return hundredths(outcome?.amount_refunded ?? amount);
}

/** A refund that was made while a dispute was open gave back that dispute's money; of one that ended before, other money. */
function disputeOf({ state }: Account, disputes: Dispute[], refund: Refund): Dispute | undefined {
  const at = Date.parse(refund.create_time);
  return disputes.find(
    ({ dispute_id: id, create_time: beganAt }) =>
      at >= Date.parse(beganAt) && at <= (state.ended[id] ?? Infinity),
  );
}
