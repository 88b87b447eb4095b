import type { Checkout } from '../../model/checkouts';
import { takenOf } from '../../model/receipts';
import { stageOf } from '../../model/refunds';
import { NO_MONEY, type MoneyPosition } from '../../model/statements';
import type { RecordKind } from '../lib/checkouts/lists';

/** A charge, refund or dispute as a purchase remembers it, and what it moves. */
export interface OwnRecord extends MoneyPosition {
  id: string;
  kind: RecordKind;
  /** When it was made at the provider. Absent where nobody said so. */
  at?: string;
  currency: string;
}

/** What a purchase remembers of its provider's records, under the provider's own names. */
export function ownRecords(checkout: Checkout): OwnRecord[] {
  const { charge, clawbacks, paid } = checkout;
  if (!paid) return [];
  const { amount, currency } = takenOf(checkout);
  // A charge that failed after it had succeeded: the provider says that it took nothing.
  const isUndone = clawbacks[`${checkout.id}-undone`]?.standing === true;
  const charged: OwnRecord[] = charge
    ? [
        {
          id: charge.id,
          kind: 'CHARGE',
          at: charge.at ?? checkout.paidAt,
          currency,
          ...NO_MONEY,
          received: isUndone ? 0 : amount,
        },
      ]
    : [];
  // Some are named by us, for what a charge says of itself without a record of its own: they have no time.
  const back = Object.entries(clawbacks).map(([id, clawback]): OwnRecord => {
    const stage = stageOf(clawback);
    const isHeld = clawback.kind === 'DISPUTE' && stage === 'OPEN' && clawback.standing;
    const isGone = !isHeld && clawback.standing;
    return {
      id,
      kind: clawback.kind,
      at: clawback.at,
      currency,
      ...NO_MONEY,
      returned: isGone ? clawback.amount : 0,
      disputed: isHeld ? clawback.amount : 0,
    };
  });
  return [...charged, ...back];
}
