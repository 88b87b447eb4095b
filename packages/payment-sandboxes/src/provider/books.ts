import type { Movement, MovementKind } from '../control/states';

/** A movement, less what the books know by themselves. */
export interface Entry {
  kind: MovementKind;
  payment: string;
  source: string;
  amount: number;
  currency: string;
}

/** Money of a source that is away: what its movements add up to, as a positive sum. */
function away(movements: Movement[], source: string): number {
  return movements
    .filter((movement) => movement.source === source && movement.kind !== 'payment')
    .reduce((sum, { amount }) => sum - amount, 0);
}

/**
 * The movement after which so much of a source is away; none if it is so already. Every change of a refund or dispute
 * goes through here, so that nothing moves twice.
 */
export function movementTo(
  movements: Movement[],
  wanted: number,
  kinds: { out: MovementKind; back: MovementKind },
  entry: Omit<Entry, 'kind' | 'amount'>,
): Entry | undefined {
  const amount = away(movements, entry.source) - wanted;
  if (amount === 0) return undefined;
  return { ...entry, amount, kind: amount < 0 ? kinds.out : kinds.back };
}
