import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PAYMENT_PROVIDERS } from '../../../model/payment-providers';
import type { PaymentProvider } from '../../../schema/generated/types';
import { byProvider } from '../by-provider';
import type { Billing, ConnectedProvider, ProviderDefinition } from '../checkouts/provider';
import { optionalAddress, optionalText, text, type Environment, type Variable } from '../environment';
import { CachedSecret } from '../secrets';
import { payPal } from './paypal/provider';
import { stripe } from './stripe/provider';

/** All that this system knows of each payment provider. */
export const PROVIDERS = { STRIPE: stripe, PAYPAL: payPal } satisfies Record<
  PaymentProvider,
  ProviderDefinition
>;

/** What a function reads from its environment to reach the providers. The base is set only where it is not the usual. */
export const PROVIDER_VARIABLES = Object.fromEntries(
  PAYMENT_PROVIDERS.flatMap((provider) => [
    [`${provider}_SECRET_ID`, text],
    [`${provider}_API_BASE`, optionalAddress],
  ]),
) as Record<`${PaymentProvider}_SECRET_ID`, Variable<string>> &
  Record<`${PaymentProvider}_API_BASE`, Variable<string | undefined>>;

/** What is asked of the providers besides, for the function that opens pages. */
export const BILLING_VARIABLES = {
  STRIPE_TAX: optionalText,
  STRIPE_INVOICES: optionalText,
  PAYPAL_INVOICE_PREFIX: optionalText,
};

/** What is asked of each provider besides, as the environment describes it. */
export function billingFrom(
  environment: Environment<typeof BILLING_VARIABLES>,
): Partial<Record<PaymentProvider, Billing>> {
  return {
    STRIPE: { tax: environment.STRIPE_TAX === 'true', invoices: environment.STRIPE_INVOICES === 'true' },
    PAYPAL: { invoicePrefix: environment.PAYPAL_INVOICE_PREFIX },
  };
}

/** Milliseconds of one attempt. What all calls of one checkout may take together, `PROVIDER_DEADLINE` says. */
const TIMEOUT = 5000;

/** The providers, as the environment describes them. */
export function providersFrom(
  environment: Environment<typeof PROVIDER_VARIABLES>,
  billing: Partial<Record<PaymentProvider, Billing>> = {},
): Record<PaymentProvider, ConnectedProvider> {
  const secretsManager = new SecretsManagerClient({ maxAttempts: 3 });
  return byProvider((provider) => {
    const SecretId = environment[`${provider}_SECRET_ID`];
    const secret = new CachedSecret(
      async () => (await secretsManager.send(new GetSecretValueCommand({ SecretId }))).SecretString,
    );
    const definition: ProviderDefinition = PROVIDERS[provider];
    const apiBase = environment[`${provider}_API_BASE`];
    return definition.connect({
      secret: () => secret.read(),
      doubtSecret: () => secret.doubt(),
      apiBase,
      timeout: TIMEOUT,
      billing: billing[provider],
    });
  });
}
