import type { Checkout } from '../../../model/checkouts';
import type { PaymentRecord } from './record';
import type { Settlement } from './transitions';

/** Milliseconds within which a capture that was asked for before a cancellation has come to its end. */
const CAPTURE_TIME = 60_000;

/**
 * A settlement that remembers that money may be on its way: of a cancellation after an approval, the capture may have
 * been asked for just before, and the provider shows it a little later. An open payment says nothing within that time.
 */
export function withUnconfirmed(
  settlement: Settlement,
  before: Checkout,
  found: PaymentRecord,
  now: number,
): Settlement {
  const { checkout, entries } = settlement;
  if (found.state !== 'OPEN' || checkout.status !== 'CANCELLED') return settlement;
  if (before.status === 'PENDING')
    return found.isApproved ? { checkout: { ...checkout, isUnconfirmed: true }, entries } : settlement;
  const isEarly = now < Date.parse(before.cancelRequestedAt ?? '') + CAPTURE_TIME;
  return before.isUnconfirmed && isEarly ? { checkout: before, entries: [] } : settlement;
}
