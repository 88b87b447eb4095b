import type { Checkout } from '../../../model/checkouts';
import type { Log } from '../log';
import type { CheckoutStore } from './store';

/** How many of a voter's newest checkouts are looked at: more than are open at once. */
const LOOKED_AT = 50;

/**
 * Whether approved money may be taken: not if its buyer has paid otherwise since the approval. Webhooks come hours late,
 * and the reconciler asks for minutes; neither knows what the buyer did in between. For a buyer who comes back to complete
 * a purchase this is not asked.
 */
export async function mayCapture(
  { store, log }: { store: CheckoutStore; log: Log },
  { id, userId, provider }: Checkout,
  approvedAt: string | undefined,
): Promise<boolean> {
  const approved = Date.parse(approvedAt ?? '');
  const others = (await store.newest(userId, LOOKED_AT)).filter((other) => other.id !== id);
  const paidSince = others.find(({ id: otherId, paid, paidAt, detail }) => {
    if (detail === 'UNDER_WAY') return otherId > id;
    // The provider writes seconds, and rounds them down.
    return paid && (paidAt && approved ? Date.parse(paidAt) > approved + 1000 : otherId > id);
  });
  if (paidSince) log('warn', 'CaptureWithheld', { checkoutId: id, provider, paidBy: paidSince.id });
  return !paidSince;
}
