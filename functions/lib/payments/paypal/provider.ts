import type { ProviderDefinition } from '../../checkouts/provider';
import { renewed } from '../../secrets';
import { PayPalClient } from './client';
import { PayPalGateway } from './gateway';
import type { PayPalSecret } from './secret';
import { verifyPayPal } from './signature';
import { PAYPAL_EVENT_TYPES } from './subject';

/** PayPal. */
export const payPal: ProviderDefinition<PayPalSecret> = {
  eventTypes: PAYPAL_EVENT_TYPES,
  connect: ({ secret, apiBase, timeout }) => {
    const client = renewed(
      secret,
      ({ clientId, clientSecret }) => new PayPalClient({ clientId, clientSecret, apiBase, timeout }),
    );
    return {
      gateway: new PayPalGateway(client),
      verify: async (body, headers) => {
        const { webhookId } = await secret();
        return verifyPayPal(body.toString('utf8'), headers, { webhookId, apiBase }, client, Date.now());
      },
    };
  },
};
