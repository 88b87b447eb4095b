/**
 * Where a checkout stands whose money was taken, and what its buyer is told of it: functions of what is known, the
 * last columns of the table in docs/payments.md.
 */
import type { Checkout, ClawbackStage } from '../../../model/checkouts';
import type { CheckoutDetail, CheckoutStatus } from '../../../schema/generated/types';
import { unseenRefunds } from '../../../model/refunds';
import { amountAway, own } from './money-back';

/** Whether what was taken is what the pack cost. */
export function isPriceOf(
  { pack }: Pick<Checkout, 'pack'>,
  { amount, currency }: { amount: number; currency: string },
): boolean {
  return amount === pack.amount && currency === pack.currency;
}

/** Whether the pack's credits were given. Before 0.4.0 nothing but the price was taken for paid. */
export function isCredited(checkout: Pick<Checkout, 'pack' | 'paid' | 'received'>): boolean {
  return checkout.paid && (!checkout.received || isPriceOf(checkout, checkout.received));
}

/** What the API tells of a checkout whose money was taken. */
export function toldOf(checkout: Checkout): Pick<Checkout, 'status' | 'detail' | 'returned' | 'failure'> {
  const { clawbacks, pack, received } = checkout;
  const sum = received?.amount ?? pack.amount;
  const status = statusOf(checkout, sum);
  return {
    status,
    detail: detailOf(checkout, status),
    returned: amountAway(clawbacks, ({ stage }) => stage !== 'OPEN') || undefined,
    failure: isCredited(checkout) ? undefined : 'WRONG_AMOUNT',
  };
}

/**
 * Disputed while a dispute is open, or was lost over money that was not refunded; refunded once all of the money went
 * back; failed if another sum than the price was taken; paid otherwise.
 */
function statusOf(checkout: Checkout, sum: number): CheckoutStatus {
  const { clawbacks } = checkout;
  const isDisputed = Object.entries(clawbacks).some(
    ([id, clawback]) =>
      clawback.kind === 'DISPUTE' &&
      clawback.standing &&
      (clawback.stage !== 'LOST' || own(id, clawback, clawbacks) > 0),
  );
  if (isDisputed) return 'DISPUTED';
  if (sum > 0 && amountAway(clawbacks) >= sum) return 'REFUNDED';
  return isCredited(checkout) ? 'PAID' : 'FAILED';
}

function detailOf(checkout: Checkout, status: CheckoutStatus): CheckoutDetail | undefined {
  const all = Object.values(checkout.clawbacks);
  const has = (stage: ClawbackStage) => all.some((clawback) => clawback.stage === stage);
  if (status === 'DISPUTED') {
    const isOpen = all.some(
      ({ kind, standing, stage }) => kind === 'DISPUTE' && standing && stage !== 'LOST',
    );
    return isOpen ? 'DISPUTE_OPEN' : 'DISPUTE_LOST';
  }
  if (!isCredited(checkout) && status === 'FAILED') return 'WRONG_AMOUNT';
  if (status === 'REFUNDED') return undefined;
  if (has('INQUIRY')) return 'INQUIRY';
  if (has('PENDING') || unseenRefunds(checkout).length > 0) return 'REFUND_UNDER_WAY';
  return amountAway(checkout.clawbacks) > 0 ? 'PARTLY_REFUNDED' : undefined;
}
