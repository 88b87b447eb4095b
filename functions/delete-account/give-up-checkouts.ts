import type { Checkout } from '../../model/checkouts';
import { CHECKOUT_PREFIX } from '../../model/keys';
import type { SettlingServices } from '../lib/checkouts/settle';
import { readableCheckouts } from '../lib/checkouts/table-store';
import { withdraw } from '../lib/checkouts/withdraw';
import { notPayable } from '../lib/errors/errors';
import type { VoterItems } from './voter-items';

/** Checkouts that are given up side by side. One takes a provider two calls. */
export const AT_ONCE = 8;

/**
 * Gives up every pending checkout of a voter as `cancelCheckout` does: what was paid after all is settled. However many
 * there are, it ends with the deadline of the gateways; what was given up until then need not be asked about again.
 * @throws CallerError while the money of one is on its way; ProviderError, ContentionError
 */
export async function giveUpCheckouts(
  services: SettlingServices & { items: VoterItems },
  userId: string,
): Promise<void> {
  const items = await services.items.all(userId, CHECKOUT_PREFIX);
  const checkouts = readableCheckouts(items, services.log);
  const pending = checkouts.filter(({ status }) => status === 'PENDING');
  const failures: unknown[] = [];
  const worker = async () => {
    for (let next = pending.pop(); next && failures.length === 0; next = pending.pop())
      await giveUp(services, next).catch((error: unknown) => failures.push(error));
  };
  // All of them end before the first failure is told: nothing goes on once the call is answered.
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
}

async function giveUp(services: SettlingServices, checkout: Checkout): Promise<void> {
  const { status } = await withdraw(services, checkout);
  if (status === 'PENDING') throw notPayable(status);
}
