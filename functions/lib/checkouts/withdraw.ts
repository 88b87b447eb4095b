import type { Checkout } from '../../../model/checkouts';
import { ProviderError } from '../errors/errors';
import { reportAccess } from './reports';
import { apply, giveUp, settle, type SettlingServices } from './settle';
import { move } from './transitions';

/**
 * Gives a pending checkout up because its buyer said so. Repeatable, and right wherever it ends:
 *
 * (a) What the buyer wants is written down. From here on the end of the page makes the checkout `CANCELLED`, also when
 *     it is the provider that tells of it or never opened one, and no approved payment is captured any more.
 * (b) The payment is made impossible where the provider can. An expiry that is our own doing is not news.
 * (c) It is looked up whether it was made all the same: money that was taken wins, and what is on its way is waited for.
 *
 * (d) Where no money moves unless it is asked for, the buyer need not wait for a provider that does not answer: the
 *     checkout is cancelled, and the reconciler asks later whether money was on its way at that moment.
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
  const gateway = services.gateways[asked.provider];
  await gateway.close(asked);
  try {
    return await settle(services, asked, { giveUpIfOpen: true });
  } catch (error) {
    if (!(error instanceof ProviderError && gateway.waitsForCapture)) throw error;
    reportAccess(services, error);
    // (d)
    return apply(services, asked, (current) => {
      const { checkout } = move(current, 'CANCEL');
      return { checkout: checkout === current ? current : { ...checkout, isUnconfirmed: true }, entries: [] };
    });
  }
}
