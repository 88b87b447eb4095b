/**
 * Checkouts: the words, keys and indexes of buying credits. Pure and APPSYNC_JS-safe.
 * docs/data-model.md shows the items themselves.
 */
import type { PaymentProvider } from '../schema/generated/types';

// Until functions/ has moved.
export type { CheckoutStatus, CreditPack, PaymentProvider } from '../schema/generated/types';
export {
  CHECKOUT_PREFIX,
  CHECKOUT_REQUEST_PREFIX,
  checkoutKey,
  checkoutRequestKey,
  transmissionKey,
} from './keys';

/** The sparse index that finds a checkout by `providerReference`. */
export const CHECKOUTS_BY_REFERENCE = 'checkouts-by-reference';

/** The sparse index of checkouts that a provider is to be asked about: partition `pendingSince`, sorted by `nextCheckAt`. */
export const CHECKOUTS_BY_NEXT_CHECK = 'checkouts-by-next-check';

/** Checkouts that a provider is asked about: not `paid`, whether they were; `paid`, what went back of the money. */
export interface CheckQueue {
  provider: PaymentProvider;
  paid: boolean;
}

/**
 * The value of `pendingSince` on every checkout in a queue. Each queue is a partition of its own, so that neither the
 * checkouts of a provider that hangs nor the many that were paid stand before those that wait for their credits.
 */
export function checkPartition({ provider, paid }: CheckQueue): string {
  return `${paid ? 'PAID' : 'PENDING'}#${provider}`;
}

/** How a checkout is found by what the provider calls it: `STRIPE#cs_…`, `PAYPAL#<order id>`. */
export function providerReference(provider: PaymentProvider, providerId: string): string {
  return `${provider}#${providerId}`;
}
