import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { byProvider } from '../../functions/lib/by-provider';
import type { PayPalSecret } from '../../functions/lib/payments/paypal/secret';
import type { ProviderSecrets } from '../../functions/lib/payments/secrets';
import type { StripeSecret } from '../../functions/lib/payments/stripe/secret';
import type { PaymentProvider } from '../../schema/generated/types';

/** Keys of the providers' own test modes; absent where the sandbox stands in. */
export type PaymentKeys = Partial<ProviderSecrets>;

const PAYPAL_NAMES = ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'] as const;

/** Stripe marks secret and restricted keys of its test mode so ("API keys" in Stripe's documentation). */
const STRIPE_TEST_KEY = /^[sr]k_test_/;

/**
 * Reads the keys of payment providers from a file such as `.env`. No file: no keys. `.env.example` names them all.
 * @throws Error when only some of a provider's keys are there, or a key could move real money.
 */
export function readPaymentKeys(file: string): PaymentKeys {
  const given = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return byProvider((provider) => READERS[provider](given)) as PaymentKeys;
}

type Given = ReturnType<typeof parseEnv>;

const READERS: {
  [Provider in PaymentProvider]: (given: Given) => ProviderSecrets[Provider] | undefined;
} = { STRIPE: stripeKeys, PAYPAL: payPalKeys };

function stripeKeys(given: Given): StripeSecret | undefined {
  const { STRIPE_SECRET_KEY: secretKey } = given;
  const webhookSecrets = [given['STRIPE_WEBHOOK_SECRETS'], given['STRIPE_WEBHOOK_SECRET']]
    .flatMap((value) => (value ?? '').split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
  if (!secretKey && webhookSecrets.length === 0) return undefined;
  if (!secretKey) throw incomplete('Stripe', ['STRIPE_SECRET_KEY']);
  if (!STRIPE_TEST_KEY.test(secretKey))
    throw new Error(
      'STRIPE_SECRET_KEY must be a test key (sk_test_… or rk_test_…): nothing here moves real money.',
    );
  if (webhookSecrets.length === 0) throw incomplete('Stripe', ['STRIPE_WEBHOOK_SECRET']);
  return { secretKey, webhookSecrets };
}

function payPalKeys(given: Given): PayPalSecret | undefined {
  const missing = PAYPAL_NAMES.filter((name) => !given[name]);
  if (missing.length === PAYPAL_NAMES.length) return undefined;
  if (missing.length > 0) throw incomplete('PayPal', missing);
  const [clientId = '', clientSecret = '', webhookId = ''] = PAYPAL_NAMES.map((name) => given[name]);
  return { clientId, clientSecret, webhookId };
}

function incomplete(provider: string, names: readonly string[]): Error {
  return new Error(
    `.env has keys for ${provider}, but not ${names.join(', ')}. Add what is missing, or remove the others to use the sandbox.`,
  );
}
