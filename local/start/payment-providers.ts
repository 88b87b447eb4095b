import path from 'node:path';
import { startPayPal } from '@hustings/payment-sandboxes/paypal';
import type { SandboxOptions } from '@hustings/payment-sandboxes';
import { startStripe } from '@hustings/payment-sandboxes/stripe';
import type { PaymentKeys } from './payment-keys';

/** How the payment providers are stood up. */
export interface PaymentProvidersOptions {
  keys: PaymentKeys;
  /** The stack's; the sandboxes keep what they know below it. */
  dataDirectory: string;
  /** Of the front door, where webhooks go. */
  baseUrl: string;
  /** Fixed ones, so that a page that was opened can still be paid on after a restart. */
  stripePort: number;
  payPalPort: number;
}

/** The providers that a stack on one machine uses: their own test modes where there are keys, else the sandboxes. */
export interface PaymentProviders {
  /** Values of the stack's secrets, by name. */
  secretValues: Record<string, string>;
  /** Where the providers are, as context values of the stack. */
  context: Record<string, string>;
  /** For people: where each is. */
  stripe: string;
  payPal: string;
  close(): Promise<void>;
}

const STRIPE_SECRET = 'hustings/dev/stripe';
const PAYPAL_SECRET = 'hustings/dev/paypal';

/** Starts what has to be started. */
export async function startPaymentProviders(options: PaymentProvidersOptions): Promise<PaymentProviders> {
  const providers: PaymentProviders = {
    secretValues: {},
    context: {},
    stripe: 'test mode (keys from .env)',
    payPal: 'sandbox.paypal.com (keys from .env)',
    close: async () => {
      for (const close of running.splice(0)) await close();
    },
  };
  const running: (() => Promise<void>)[] = [];
  const keep = (name: string, value: object): void => {
    providers.secretValues[name] = JSON.stringify(value);
  };
  const { stripe: stripeKeys, payPal: payPalKeys } = options.keys;
  try {
    if (stripeKeys) keep(STRIPE_SECRET, stripeKeys);
    else {
      const sandbox = await startStripe(sandboxOptions(options, 'stripe', options.stripePort));
      running.push(sandbox.close);
      keep(STRIPE_SECRET, { secretKey: sandbox.secretKey, webhookSecrets: [sandbox.webhookSecret] });
      providers.context['stripeApiBase'] = sandbox.apiBase;
      providers.stripe = sandboxText(sandbox.apiBase);
    }
    if (payPalKeys) keep(PAYPAL_SECRET, payPalKeys);
    else {
      const sandbox = await startPayPal(sandboxOptions(options, 'paypal', options.payPalPort));
      running.push(sandbox.close);
      const { clientId, clientSecret, webhookId } = sandbox;
      keep(PAYPAL_SECRET, { clientId, clientSecret, webhookId });
      providers.context['payPalApiBase'] = sandbox.apiBase;
      providers.payPal = sandboxText(sandbox.apiBase);
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
  { dataDirectory, baseUrl }: PaymentProvidersOptions,
  name: string,
  port: number,
): SandboxOptions {
  return {
    dataDirectory: path.join(dataDirectory, 'sandbox'),
    port,
    webhookUrl: `${baseUrl}/webhooks/${name}`,
    timeScale: 1,
  };
}
