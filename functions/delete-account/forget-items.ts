import { CHECKOUT_PREFIX, CHECKOUT_REQUEST_PREFIX, type CheckoutStatus } from '../../model/checkouts';
import { GRANT_PREFIX } from '../../model/keys';
import type { Checkout } from '../payments/checkout';
import { toCheckout } from '../payments/table-store';
import { checkTime, untilDone } from './until-done';
import { inParts, keyOf, WRITES_AT_ONCE, type VoterItems } from './voter-items';

const GIVEN_UP = new Set<CheckoutStatus>(['CANCELLED', 'EXPIRED', 'FAILED']);

/** Whether no money was ever taken for a checkout, and none can be: it is no matter of bookkeeping. */
export function tookNoMoney({ status, failure }: Pick<Checkout, 'status' | 'failure'>): boolean {
  // Another sum than the price was taken, and nothing was credited: whoever mends that needs the checkout.
  return GIVEN_UP.has(status) && failure !== 'WRONG_AMOUNT';
}

/**
 * Deletes the checkouts that took no money, and what remembers grants and requests by their idempotency keys.
 * Repeatable.
 * @param endsAt on the clock of `performance.now()`.
 * @throws UnfinishedError
 */
export async function forgetItems(items: VoterItems, userId: string, endsAt: number): Promise<void> {
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
        .filter((item) => tookNoMoney(toCheckout(item)))
        .map((item) =>
          items.deletion(keyOf(item), 'version = :read', { ':read': item['version'] ?? { N: '0' } }),
        ),
    ];
    for (const part of inParts(deletions, WRITES_AT_ONCE)) {
      checkTime(endsAt);
      if ((await items.write(part)) !== 'COMMITTED') return false;
    }
    return true;
  });
}
