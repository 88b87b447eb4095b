import type { Checkout } from '../../model/checkouts';
import { settle, type SettlingServices } from '../lib/checkouts/settle';
import { checkoutNotFound, notPayable } from '../lib/errors/errors';

const GIVEN_UP = new Set<Checkout['status']>(['CANCELLED', 'EXPIRED', 'FAILED']);

/**
 * `Mutation.completeCheckout`: asks the provider and settles. Repeatable. Still `PENDING` afterwards means that the
 * voter has not paid yet, that the payment was declined, or that the money is on its way: `detail` says which.
 * @throws CallerError, ProviderError, ContentionError
 */
export async function completeCheckout(
  services: SettlingServices,
  userId: string,
  id: string,
): Promise<Checkout> {
  const checkout = await services.store.read(userId, id);
  if (!checkout) throw checkoutNotFound();
  const settled = checkout.paid ? checkout : await settle(services, checkout, { isAct: true, isBuyer: true });
  if (GIVEN_UP.has(settled.status)) throw notPayable(settled.status);
  return settled;
}
