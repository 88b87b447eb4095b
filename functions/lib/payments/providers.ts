import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type Stripe from 'stripe';
import type { PaymentsEnvironment } from './environment';
import type { PaymentGateway } from '../checkouts/gateway';
import { PayPalClient } from './paypal/client';
import { PayPalGateway } from './paypal/gateway';
import { CachedSecret, type PayPalSecret, type StripeSecret } from './secrets';
import { stripeClient } from './stripe/client';
import { StripeGateway } from './stripe/gateway';

/** The providers and their secrets. Clients are made anew when a secret changes. */
export interface Providers {
  stripeSecret: CachedSecret<StripeSecret>;
  payPalSecret: CachedSecret<PayPalSecret>;
  payPal: () => Promise<PayPalClient>;
  gateways: Record<'STRIPE' | 'PAYPAL', PaymentGateway>;
}

/** Milliseconds that a hosted page stays payable. */
export const PAGE_LIFETIME = 60 * 60_000;

/**
 * Milliseconds of one attempt at a call, of which there are at most two. What all calls of one checkout may take
 * together, `PROVIDER_DEADLINE` says.
 */
const TIMEOUT = 5000;

/** The providers, as the environment describes them. */
export function providersFrom(environment: PaymentsEnvironment): Providers {
  const secretsManager = new SecretsManagerClient({ maxAttempts: 3 });
  const textOf = (SecretId: string) => async () =>
    (await secretsManager.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  const stripeSecret = new CachedSecret<StripeSecret>(textOf(environment.STRIPE_SECRET_ID));
  const payPalSecret = new CachedSecret<PayPalSecret>(textOf(environment.PAYPAL_SECRET_ID));
  const stripe = renewed(stripeSecret, ({ secretKey }): Stripe =>
    stripeClient({ secretKey, apiBase: environment.STRIPE_API_BASE, timeout: TIMEOUT, retries: 1 }),
  );
  const payPal = renewed(
    payPalSecret,
    ({ clientId, clientSecret }) =>
      new PayPalClient({ clientId, clientSecret, apiBase: environment.PAYPAL_API_BASE, timeout: TIMEOUT }),
  );
  const gateways = { STRIPE: new StripeGateway(stripe, PAGE_LIFETIME), PAYPAL: new PayPalGateway(payPal) };
  return { stripeSecret, payPalSecret, payPal, gateways };
}

/** Keeps what was made from a secret for as long as the secret stays the same: connections and tokens live in it. */
export function renewed<Secret, T>(
  secret: CachedSecret<Secret>,
  make: (value: Secret) => T,
): () => Promise<T> {
  let made: { from: string; value: T } | undefined;
  return async () => {
    const value = await secret.read();
    const from = JSON.stringify(value);
    if (made?.from !== from) made = { from, value: make(value) };
    return made.value;
  };
}
