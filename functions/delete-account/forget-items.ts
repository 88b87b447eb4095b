import { CHECKOUT_PREFIX, CHECKOUT_REQUEST_PREFIX, type CheckoutStatus } from '../../model/checkouts';
import { GRANT_PREFIX } from '../../model/keys';
import type { Checkout } from '../lib/checkouts/checkout';
import { toCheckout } from '../lib/checkouts/table-store';
import { checkTime, untilDone } from './until-done';
import { inParts, keyOf, WRITES_AT_ONCE, type VoterItems } from './voter-items';

const GIVEN_UP = new Set<CheckoutStatus>(['CANCELLED', 'EXPIRED', 'FAILED']);

/**
 * Seconds that a checkout without money is kept whose page was open at its provider. A capture that was under way may
 * still go through, and providers repeat what they tell for days ("Handle webhook delivery failures", Stripe; "Webhooks
 * management", PayPal).
 */
export const KEPT_FOR_LATE_MONEY = 30 * 24 * 3600;

/** Whether no money was taken for a checkout as far as is known: it is no matter of bookkeeping. */
export function tookNoMoney({ status, failure }: Pick<Checkout, 'status' | 'failure'>): boolean {
  // Another sum than the price was taken, and nothing was credited: whoever mends that needs the checkout.
  return GIVEN_UP.has(status) && failure !== 'WRONG_AMOUNT';
}

/**
 * Deletes the checkouts that took no money, and what remembers grants and requests by their idempotency keys. Checkouts
 * whose page was open are only marked to go, thirty days later. Repeatable.
 * @param endsAt on the clock of `performance.now()`.
 * @param now seconds since 1970.
 * @throws UnfinishedError
 */
export async function forgetItems(
  items: VoterItems,
  userId: string,
  endsAt: number,
  now: number,
): Promise<void> {
  await untilDone(endsAt, async () => {
    const [grants, requests, checkouts] = await Promise.all([
      items.all(userId, GRANT_PREFIX),
      items.all(userId, CHECKOUT_REQUEST_PREFIX),
      items.all(userId, CHECKOUT_PREFIX),
    ]);
    const deletions = [
      ...[...grants, ...requests].map((item) => items.deletion(keyOf(item))),
      // A payment that is found after all makes a given-up checkout `PAID`, which stays.
      ...checkouts
        .filter((item) => tookNoMoney(toCheckout(item)) && item['expiresAt'] === undefined)
        .map((item) => {
          const asRead = { ':read': item['version'] ?? { N: '0' } };
          return item['providerReference'] === undefined
            ? items.deletion(keyOf(item), 'version = :read', asRead)
            : items.expiry(keyOf(item), now + KEPT_FOR_LATE_MONEY, 'version = :read', asRead);
        }),
    ];
    for (const part of inParts(deletions, WRITES_AT_ONCE)) {
      checkTime(endsAt);
      if ((await items.write(part)) !== 'COMMITTED') return false;
    }
    return true;
  });
}
