/**
 * Checkouts: the words, keys and indexes of buying credits. Pure and APPSYNC_JS-safe.
 * docs/data-model.md shows the items themselves.
 */
import type { Key } from './keys';

/** Where a checkout stands. `functions/lib/checkouts/transitions.ts` says what may follow what. */
export type CheckoutStatus =
  'PENDING' | 'PAID' | 'CANCELLED' | 'EXPIRED' | 'FAILED' | 'REFUNDED' | 'DISPUTED';

/** Who takes the money. */
export type PaymentProvider = 'STRIPE' | 'PAYPAL';

/** Credits for sale. `amount` is in minor units of `currency` (ISO 4217, upper case). */
export interface CreditPack {
  id: string;
  credits: number;
  amount: number;
  currency: string;
  label: string;
}

/** Prefix of a voter's checkouts among the voter's items. */
export const CHECKOUT_PREFIX = 'CHECKOUT#';

/** Prefix of what remembers requests for checkouts among the voter's items. */
export const CHECKOUT_REQUEST_PREFIX = 'REQUEST#createCheckout#';

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

/** A voter's checkout. */
export function checkoutKey(userId: string, checkoutId: string): Key {
  return { PK: `USER#${userId}`, SK: `${CHECKOUT_PREFIX}${checkoutId}` };
}

/** What remembers which checkout a caller's idempotency key stands for. */
export function checkoutRequestKey(userId: string, idempotencyKey: string): Key {
  return { PK: `USER#${userId}`, SK: `${CHECKOUT_REQUEST_PREFIX}${idempotencyKey}` };
}

/** What remembers a webhook transmission that was taken. `signatureHash` is hexadecimal SHA-256. */
export function transmissionKey(provider: PaymentProvider, signatureHash: string): Key {
  return { PK: `TRANSMISSION#${provider}#${signatureHash}`, SK: 'TRANSMISSION' };
}

/** How a checkout is found by what the provider calls it: `STRIPE#cs_…`, `PAYPAL#<order id>`. */
export function providerReference(provider: PaymentProvider, providerId: string): string {
  return `${provider}#${providerId}`;
}
