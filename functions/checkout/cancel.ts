import type { Checkout } from '../../model/checkouts';
import type { SettlingServices } from '../lib/checkouts/settle';
import { withdraw } from '../lib/checkouts/withdraw';
import { checkoutNotFound, notPayable } from '../lib/errors/errors';

/**
 * `Mutation.cancelCheckout`. Repeatable.
 * @throws CallerError, ProviderError, ContentionError
 */
export async function cancelCheckout(
  services: SettlingServices,
  userId: string,
  id: string,
): Promise<Checkout> {
  const checkout = await services.store.read(userId, id);
  if (!checkout) throw checkoutNotFound();
  const withdrawn = await withdraw(services, checkout);
  if (withdrawn.status !== 'CANCELLED') throw notPayable(withdrawn.status);
  return withdrawn;
}
