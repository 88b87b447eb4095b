/** How much of a payment could still be given back: a function of what is known of it. */
import type { Checkout } from '../../../model/checkouts';
import { takenOf } from '../../../model/receipts';
import { stageOf, unseenRefunds } from '../../../model/refunds';
import type { NotRefundable } from '../errors/errors';
import { amountAway } from './money-back';

/** Money that is held in open disputes, minor units. */
export function disputedAmount({ paid, clawbacks }: Checkout): number {
  return paid ? amountAway(clawbacks, ({ stage }) => stage === 'OPEN') : 0;
}

/**
 * Money that a refund could give back now, minor units: what was taken, less what is away, on its way or asked for.
 * Nothing while a dispute is open, which is answered at the provider.
 */
export function refundableAmount(checkout: Checkout): number {
  if (whyNot(checkout)) return 0;
  return leftOf(checkout);
}

/** Why nothing of a payment can be given back; undefined if something can. */
export function whyNot(checkout: Checkout): NotRefundable | undefined {
  if (!checkout.paid) return 'NOT_PAID';
  const isDisputed = Object.values(checkout.clawbacks).some(
    (clawback) => clawback.kind === 'DISPUTE' && clawback.amount > 0 && stageOf(clawback) === 'OPEN',
  );
  if (isDisputed) return 'DISPUTED';
  return leftOf(checkout) > 0 ? undefined : 'NOTHING_LEFT';
}

function leftOf(checkout: Checkout): number {
  const { clawbacks } = checkout;
  const { amount } = takenOf(checkout);
  const onTheWay = Object.values(clawbacks).filter(
    (clawback) => clawback.kind === 'REFUND' && stageOf(clawback) === 'PENDING',
  );
  const promised = [...onTheWay, ...unseenRefunds(checkout)].reduce((sum, each) => sum + each.amount, 0);
  return Math.max(0, amount - amountAway(clawbacks) - promised);
}
