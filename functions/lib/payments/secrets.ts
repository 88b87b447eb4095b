import type { PaymentProvider } from '../../../schema/generated/types';
import type { PayPalSecret } from './paypal/secret';
import type { StripeSecret } from './stripe/secret';

/** The secret of each provider. */
export interface ProviderSecrets extends Record<PaymentProvider, object> {
  STRIPE: StripeSecret;
  PAYPAL: PayPalSecret;
}

/** The secrets as they are made, for an operator to fill in, and what belongs into them. */
export const EMPTY_SECRETS: {
  [Provider in PaymentProvider]: { fields: ProviderSecrets[Provider]; description: string };
} = {
  STRIPE: {
    fields: { secretKey: '', webhookSecrets: [] },
    description: 'secretKey, and webhookSecrets (a list, so that one can be replaced)',
  },
  PAYPAL: {
    fields: { clientId: '', clientSecret: '', webhookId: '' },
    description: 'clientId, clientSecret, webhookId',
  },
};
