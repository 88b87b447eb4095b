import path from 'node:path';
import { startPayPal } from '@hustings/payment-sandboxes/paypal';
import type { SandboxOptions } from '@hustings/payment-sandboxes';
import { startStripe } from '@hustings/payment-sandboxes/stripe';
import type { ProviderSecrets } from '../../functions/lib/payments/secrets';
import { apiBaseSetting } from '../../infra/settings';
import { PAYMENT_PROVIDERS, pathOf } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import type { PaymentKeys } from './payment-keys';

/** How the payment providers are started. */
export interface PaymentProvidersOptions {
  keys: PaymentKeys;
  /** The stack's; the sandboxes keep what they know below it. */
  dataDirectory: string;
  /** Of the front door, where webhooks go. */
  baseUrl: string;
  /** Of the first sandbox; the next take those after it. Fixed, so that an open page can be paid on after a restart. */
  paymentPort: number;
}

/** The providers that a stack on one machine uses: their own test modes where there are keys, else the sandboxes. */
export interface PaymentProviders {
  /** Values of the stack's secrets, by name. */
  secretValues: Record<string, string>;
  /** Where the providers are, as context values of the stack. */
  context: Record<string, string>;
  /** For people: where each is. */
  places: Record<string, string>;
  close(): Promise<void>;
}

/** A provider on one machine. */
interface LocalProvider<Secret> {
  /** For people: its own test mode. */
  testMode: string;
  startSandbox: (options: SandboxOptions) => Promise<{
    secret: Secret;
    apiBase: string;
    close: () => Promise<void>;
  }>;
}

const LOCAL_PROVIDERS: { [Provider in PaymentProvider]: LocalProvider<ProviderSecrets[Provider]> } = {
  STRIPE: {
    testMode: 'test mode (keys from .env)',
    startSandbox: async (options) => {
      const { secretKey, webhookSecret, apiBase, close } = await startStripe(options);
      return { secret: { secretKey, webhookSecrets: [webhookSecret] }, apiBase, close };
    },
  },
  PAYPAL: {
    testMode: 'sandbox.paypal.com (keys from .env)',
    startSandbox: async (options) => {
      const { clientId, clientSecret, webhookId, apiBase, close } = await startPayPal(options);
      return { secret: { clientId, clientSecret, webhookId }, apiBase, close };
    },
  },
};

/** Starts what has to be started. */
export async function startPaymentProviders(options: PaymentProvidersOptions): Promise<PaymentProviders> {
  const running: (() => Promise<void>)[] = [];
  const providers: PaymentProviders = {
    secretValues: {},
    context: {},
    places: {},
    close: async () => {
      for (const close of running.splice(0)) await close();
    },
  };
  try {
    for (const provider of PAYMENT_PROVIDERS) {
      const { testMode, startSandbox } = LOCAL_PROVIDERS[provider];
      let secret: object | undefined = options.keys[provider];
      providers.places[provider] = testMode;
      if (!secret) {
        const sandbox = await startSandbox(sandboxOptions(options, provider));
        running.push(sandbox.close);
        secret = sandbox.secret;
        providers.context[apiBaseSetting(provider)] = sandbox.apiBase;
        providers.places[provider] = sandboxText(sandbox.apiBase);
      }
      providers.secretValues[`hustings/dev/${pathOf(provider)}`] = JSON.stringify(secret);
    }
    return providers;
  } catch (error) {
    await providers.close();
    throw error;
  }
}

function sandboxText(address: string): string {
  return `${address} (sandbox; what it knows: ${address}/_control/record)`;
}

function sandboxOptions(
  { dataDirectory, baseUrl, paymentPort }: PaymentProvidersOptions,
  provider: PaymentProvider,
): SandboxOptions {
  return {
    dataDirectory: path.join(dataDirectory, 'sandbox'),
    port: paymentPort + PAYMENT_PROVIDERS.indexOf(provider),
    webhookUrl: `${baseUrl}/webhooks/${pathOf(provider)}`,
    timeScale: 1,
  };
}
