/**
 * How many credits each refund and dispute of a payment takes back: a function of them and of the price alone,
 * whatever came before.
 *
 * (a) Only money that is away counts: refunds that went through, disputes that are open or lost.
 * (b) A refund takes back what it gave.
 * (c) A dispute takes back what it is about, less what was refunded of that very money: that went back once. A refund
 *     of more than is left of a dispute is of other money.
 * (d) Together they take no more credits than were paid for, whatever the money comes to. Refunds come first; within a kind, what began first.
 * (e) Credits are the money's share of the price, rounded to the nearest over all of them together. So many small
 *     refunds take no more than one large one would.
 */
import type { Checkout, Clawback } from '../../../model/checkouts';

/** Refunds and disputes by the provider's ids. */
export type Clawbacks = Record<string, Clawback>;

/** Money that went back or is held, minor units, and the credits that go with it. */
export interface TakenBack {
  amount: number;
  credits: number;
}

/** What each of them takes back, in the order of (d). */
export function takenBack(pack: Checkout['pack'], clawbacks: Clawbacks): Map<string, TakenBack> {
  const taken = new Map<string, TakenBack>();
  let away = 0;
  let credits = 0;
  for (const [id, clawback] of inOrder(clawbacks)) {
    const before = away;
    away = Math.min(pack.amount, away + own(id, clawback, clawbacks));
    const share = Math.round((pack.credits * away) / pack.amount) - credits;
    credits += share;
    taken.set(id, { amount: away - before, credits: share });
  }
  return taken;
}

/**
 * Money that went back or is held, all together. It may be more than was paid: an issuer may dispute a whole payment of
 * which a part was refunded ("Dispute for full charge amount after a partial refund was issued", Stripe).
 * @param isCounted which of them; all, if absent.
 */
export function amountAway(
  clawbacks: Clawbacks,
  isCounted: (clawback: Clawback) => boolean = () => true,
): number {
  return Object.entries(clawbacks)
    .filter(([, clawback]) => isCounted(clawback))
    .reduce((sum, [id, clawback]) => sum + own(id, clawback, clawbacks), 0);
}

/** Money of a clawback that no other one accounts for: (a), (b), (c). */
export function own(id: string, { kind, amount, standing }: Clawback, clawbacks: Clawbacks): number {
  if (!standing) return 0;
  if (kind === 'REFUND') return amount;
  const refunds = inOrder(clawbacks).filter(([, other]) => other.standing && other.within === id);
  return refunds.reduce(
    (rest, [, { amount: refunded }]) => (refunded <= rest ? rest - refunded : rest),
    amount,
  );
}

function inOrder(clawbacks: Clawbacks): [string, Clawback][] {
  const rank = ([id, { kind, at = '' }]: [string, Clawback]) => `${kind === 'REFUND' ? 0 : 1} ${at} ${id}`;
  return Object.entries(clawbacks).sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}
