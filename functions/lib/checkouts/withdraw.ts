import type { Checkout } from '../../../model/checkouts';
import { apply, giveUp, settle, type SettlingServices } from './settle';

/**
 * Gives a pending checkout up because its buyer said so. Repeatable, and right wherever it ends:
 *
 * (a) What the buyer wants is written down. From here on the end of the page makes the checkout `CANCELLED`, also when
 *     it is the provider that tells of it or never opened one, and no approved payment is captured any more.
 * (b) The payment is made impossible where the provider can. An expiry that is our own doing is not news.
 * (c) It is looked up whether it was made all the same: money that was taken wins, and what is on its way is waited for.
 *
 * What ends between the steps, a later call, the provider's webhook or the reconciler goes on with.
 * @returns the checkout as it is stored then: `CANCELLED`; `PAID` if it was paid before its page expired; `PENDING`
 * while the money is on its way; else what it had become before the buyer said so.
 * @throws ProviderError, ContentionError
 */
export async function withdraw(services: SettlingServices, checkout: Checkout): Promise<Checkout> {
  const asked = await apply(services, checkout, (current) => ({
    checkout:
      current.status === 'PENDING' && !current.cancelRequestedAt
        ? { ...current, cancelRequestedAt: new Date(services.now()).toISOString() }
        : current,
    entries: [],
  }));
  if (asked.status !== 'PENDING') return asked;
  if (!asked.providerReference) return giveUp(services, asked, 'CANCEL');
  await services.gateways[asked.provider].close(asked);
  return settle(services, asked, { giveUpIfOpen: true });
}
