import type { Checkout } from '../lib/checkouts/checkout';
import { giveUp, settle, type SettlingServices } from '../lib/checkouts/settle';
import { checkoutNotFound, notPayable } from './refusal';

/**
 * `Mutation.cancelCheckout`. Repeatable.
 * @throws Refusal, ProviderError, ContentionError
 */
export async function cancelCheckout(
  services: SettlingServices,
  userId: string,
  id: string,
): Promise<Checkout> {
  const checkout = await services.store.read(userId, id);
  if (!checkout) throw checkoutNotFound();
  if (checkout.status === 'CANCELLED') return checkout;
  if (checkout.status !== 'PENDING') throw notPayable(checkout.status);
  const withdrawn = await withdraw(services, checkout);
  if (withdrawn.status !== 'CANCELLED') throw notPayable(withdrawn.status);
  return withdrawn;
}

/**
 * Makes the payment of a pending checkout impossible where the provider can, looks whether it was made all the same,
 * and only then gives the checkout up.
 * @returns the checkout as it is stored then: `CANCELLED`, or `PAID` if it was paid before its page closed.
 * @throws Refusal while the money is on its way; ProviderError, ContentionError
 */
export async function withdraw(services: SettlingServices, checkout: Checkout): Promise<Checkout> {
  const latest = checkout.providerReference ? await closeAtProvider(services, checkout) : checkout;
  return giveUp(services, latest, 'CANCEL');
}

/** Settles what was paid before the page closed. An expiry that is our own doing is not news. */
async function closeAtProvider(services: SettlingServices, checkout: Checkout): Promise<Checkout> {
  const gateway = services.gateways[checkout.provider];
  await gateway.close(checkout);
  const record = await gateway.lookUp(checkout, { capture: false });
  if (record.state === 'PROCESSING') throw notPayable('PENDING');
  return record.state === 'PAID' ? settle(services, checkout) : checkout;
}
