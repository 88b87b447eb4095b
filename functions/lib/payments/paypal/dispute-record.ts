import type { ClawbackRecord } from '../../checkouts/record';
import { needed } from '../../errors/errors';
import { sumIn } from './money';
import type { PayPalDispute } from './requests';

/** Statuses of a dispute that nobody has decided ("Show dispute details" in PayPal's Disputes reference). */
const OPEN = new Set([
  'OPEN',
  'WAITING_FOR_BUYER_RESPONSE',
  'WAITING_FOR_SELLER_RESPONSE',
  'UNDER_REVIEW',
  'OTHER',
]);

/** Outcomes after which the money stays with the buyer. */
const LOST = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED']);

/** Outcomes after which the seller has the money: PayPal paid, the buyer gave up, or PayPal decided so. */
const WON = new Set(['RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER', 'DENIED']);

/**
 * A dispute. PayPal holds its money from the beginning, in the stage of inquiry, too. Decided for the buyer, what was
 * refunded is gone, which may be less than was disputed. Without a decision that is in the lists, a refunded sum says
 * that it was for the buyer.
 * @param unknown what is not in the table is added here by name.
 */
export function disputeRecord(
  dispute: PayPalDispute,
  taking: { amount: number; currency: string },
  unknown: string[],
): ClawbackRecord[] {
  const id = needed('PAYPAL', 'dispute.dispute_id', dispute.dispute_id);
  const status = needed('PAYPAL', 'dispute.status', dispute.status);
  const { outcome_code: outcome = 'NONE', amount_refunded: refunded } = dispute.dispute_outcome ?? {};
  const at = dispute.create_time;
  const common = { id, kind: 'DISPUTE' as const, ...(at && { at }) };
  const sum = (name: string, money: PayPalDispute['dispute_amount']): number => {
    const { amount, currency } = sumIn(name, money);
    if (currency === taking.currency) return amount;
    // Nobody can say which part of the price that is: all of it, until somebody has looked.
    unknown.push(`dispute ${id} in ${currency}`);
    return taking.amount;
  };
  const disputed = () => sum('dispute.dispute_amount', dispute.dispute_amount);
  if (OPEN.has(status)) return [{ ...common, amount: disputed(), standing: true, stage: 'OPEN' }];
  if (status !== 'RESOLVED') {
    unknown.push(`dispute ${id} status ${status}`);
    return [];
  }
  if (WON.has(outcome)) return [{ ...common, amount: disputed(), standing: false, stage: 'WON' }];
  if (!LOST.has(outcome) && !refunded) {
    unknown.push(`dispute ${id} outcome ${outcome}`);
    return [];
  }
  const lost = refunded ? sum('dispute_outcome.amount_refunded', refunded) : disputed();
  return [{ ...common, amount: lost, standing: lost > 0, stage: 'LOST' }];
}
