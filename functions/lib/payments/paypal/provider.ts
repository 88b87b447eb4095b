import type { ProviderDefinition } from '../../checkouts/provider';
import { withSecretOfTheMoment } from '../../checkouts/webhook';
import { renewed } from '../../secrets';
import { SigningCertificates } from './certificates';
import { PayPalClient } from './client';
import { PayPalGateway } from './gateway';
import { PayPalLists } from './lists';
import type { PayPalSecret } from './secret';
import { verifyPayPal } from './signature';
import { PAYPAL_EVENT_TYPES } from './subject';

/** PayPal. */
export const payPal: ProviderDefinition<PayPalSecret> = {
  eventTypes: PAYPAL_EVENT_TYPES,
  connect: ({ secret, doubtSecret, apiBase, timeout, billing }) => {
    const client = renewed(
      secret,
      ({ clientId, clientSecret }) => new PayPalClient({ clientId, clientSecret, apiBase, timeout }),
      doubtSecret,
    );
    const certificates = new SigningCertificates(apiBase);
    return {
      gateway: new PayPalGateway(client, billing),
      lists: new PayPalLists(client),
      verify: (body, headers) =>
        withSecretOfTheMoment(async () => {
          const webhook = { webhookId: (await secret()).webhookId, certificates };
          return verifyPayPal(body.toString('utf8'), headers, webhook, client, Date.now());
        }, doubtSecret),
    };
  },
};
