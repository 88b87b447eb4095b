import { checkoutRemoval, expiryWrite, type Checkout } from '../../model/checkouts';
import {
  CHECKOUT_PREFIX,
  openCheckoutsKey,
  CHECKOUT_REQUEST_PREFIX,
  FOLLOW_PREFIX,
  GRANT_PREFIX,
  pushDevicesKey,
  VOTING_REQUEST_PREFIX,
} from '../../model/keys';
import { remove } from '../../model/writes';
import type { Log } from '../lib/log';
import type { CheckoutStatus } from '../../schema/generated/types';
import { readableCheckouts } from '../lib/checkouts/table-store';
import { checkTime, untilDone } from './until-done';
import { inParts, WRITES_AT_ONCE, type VoterItems } from './voter-items';

const GIVEN_UP = new Set<CheckoutStatus>(['CANCELLED', 'EXPIRED', 'FAILED']);

/**
 * Seconds that a checkout without money is kept whose page was open at its provider. A capture that was under way may
 * still go through, and providers repeat what they tell for days ("Handle webhook delivery failures", Stripe; "Webhooks
 * management", PayPal).
 */
export const KEPT_FOR_LATE_MONEY = 30 * 24 * 3600;

/** Whether no money was taken for a checkout as far as is known: it is no matter of bookkeeping. */
export function tookNoMoney({ status, failure }: Pick<Checkout, 'status' | 'failure'>): boolean {
  // Another sum than the price was taken, and nothing was credited: an operator needs the checkout to put that right.
  return GIVEN_UP.has(status) && failure !== 'WRONG_AMOUNT';
}

/**
 * Deletes the checkouts that took no money, and what remembers grants and requests by their idempotency keys, and what
 * the voter follows, and the voter's devices. Checkouts whose page was open are only marked to go, thirty days later. Repeatable.
 * @param endsAt on the clock of `performance.now()`.
 * @param now seconds since 1970.
 * @throws UnfinishedError
 */
export async function forgetItems(
  items: VoterItems,
  userId: string,
  endsAt: number,
  now: number,
  log: Log,
): Promise<void> {
  await untilDone(endsAt, async () => {
    const [grants, requests, votingRequests, follows, checkouts] = await Promise.all([
      items.all(userId, GRANT_PREFIX),
      items.all(userId, CHECKOUT_REQUEST_PREFIX),
      items.all(userId, VOTING_REQUEST_PREFIX),
      items.all(userId, FOLLOW_PREFIX),
      items.all(userId, CHECKOUT_PREFIX),
    ]);
    const deletions = [
      remove(openCheckoutsKey(userId)),
      remove(pushDevicesKey(userId)),
      ...[...grants, ...requests, ...votingRequests, ...follows].map(({ PK, SK }) => remove({ PK, SK })),
      // A payment that is found after all makes a given-up checkout `PAID`, which stays.
      ...readableCheckouts(checkouts, log)
        .filter((checkout) => tookNoMoney(checkout) && checkout.expiresAt === undefined)
        .map((checkout) =>
          checkout.providerReference === undefined
            ? checkoutRemoval(checkout)
            : expiryWrite(checkout, now + KEPT_FOR_LATE_MONEY),
        ),
    ];
    for (const part of inParts(deletions, WRITES_AT_ONCE)) {
      checkTime(endsAt);
      if ((await items.write(part)) !== 'COMMITTED') return false;
    }
    return true;
  });
}
