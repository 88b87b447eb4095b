import { PAYMENT_PROVIDERS } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';

/** The same for every payment provider. */
export function byProvider<T>(make: (provider: PaymentProvider) => T): Record<PaymentProvider, T> {
  const made = PAYMENT_PROVIDERS.map((provider) => [provider, make(provider)] as const);
  return Object.fromEntries(made) as Record<PaymentProvider, T>;
}
