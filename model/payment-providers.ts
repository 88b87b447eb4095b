/** The payment providers, by what people call them. Pure: the web app, the infrastructure and functions go by it. */
import type { PaymentProvider } from '../schema/generated/types';

/** The provider's name, in the order a shop shows them. */
export const PROVIDER_NAMES: Record<PaymentProvider, string> = { STRIPE: 'Stripe', PAYPAL: 'PayPal' };

/** All providers, in that order. */
export const PAYMENT_PROVIDERS = Object.keys(PROVIDER_NAMES) as [PaymentProvider, ...PaymentProvider[]];

/** How a provider is spelled in addresses and in the names of secrets: `/webhooks/stripe`. */
export function pathOf(provider: PaymentProvider): string {
  return provider.toLowerCase();
}
