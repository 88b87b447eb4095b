import type { ProviderDefinition } from '../../checkouts/provider';
import { withSecretOfTheMoment } from '../../checkouts/webhook';
import { renewed } from '../../secrets';
import { stripeClient } from './client';
import { StripeGateway } from './gateway';
import { StripeLists } from './lists';
import type { StripeSecret } from './secret';
import { verifyStripe } from './signature';
import { STRIPE_EVENT_TYPES } from './subject';

/** Milliseconds that a hosted page stays payable. */
const PAGE_LIFETIME = 60 * 60_000;

/** Stripe. */
export const stripe: ProviderDefinition<StripeSecret> = {
  eventTypes: STRIPE_EVENT_TYPES,
  connect: ({ secret, doubtSecret, apiBase, timeout, billing }) => {
    const client = renewed(
      secret,
      ({ secretKey }) => stripeClient({ secretKey, apiBase, timeout, retries: 1 }),
      doubtSecret,
    );
    return {
      gateway: new StripeGateway(client, PAGE_LIFETIME, billing),
      lists: new StripeLists(client),
      verify: (body, headers) =>
        withSecretOfTheMoment(async () => {
          const { webhookSecrets = [] } = await secret();
          return verifyStripe(body, headers['stripe-signature'], webhookSecrets, Date.now());
        }, doubtSecret),
    };
  },
};
