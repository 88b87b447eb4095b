/**
 * Stand-ins for Stripe and PayPal: HTTP servers that speak the parts of the providers' APIs that this product uses,
 * so that the official SDKs talk to them unchanged; with hosted pages that a person can use, and signed webhooks.
 */
import { startPayPal, type PayPalSandbox } from './paypal';
import { startStripe, type StripeSandbox } from './stripe';

export type { SandboxOptions } from './provider/start-provider';

/** How the sandboxes are started. */
export interface SandboxesOptions {
  /** Where their state is kept: keys, payments, events on their way. */
  dataDirectory: string;
  /** Where webhooks go, to `/webhooks/stripe` and `/webhooks/paypal` below it. */
  webhookBaseUrl: string;
  /** 0, the default, takes free ports. Addresses that were given out are good after a restart on the same ports only. */
  stripePort?: number;
  payPalPort?: number;
  /** By how much the pauses between deliveries are shortened; 1, the default, keeps the providers' own. */
  timeScale?: number;
}

/** Running sandboxes, with what a client of each needs to know. */
export interface Sandboxes {
  stripe: Omit<StripeSandbox, 'close'>;
  paypal: Omit<PayPalSandbox, 'close'>;
  /** Stops both; webhooks still on their way are sent after the next start. */
  close: () => Promise<void>;
}

/** Starts both sandboxes. @throws Error when a port is taken; nothing is left running then. */
export async function createSandboxes(options: SandboxesOptions): Promise<Sandboxes> {
  const { dataDirectory, webhookBaseUrl, timeScale = 1 } = options;
  const webhook = (name: string) => new URL(`/webhooks/${name}`, webhookBaseUrl).href;
  const common = { dataDirectory, timeScale };
  const { close: closeStripe, ...stripe } = await startStripe({
    ...common,
    port: options.stripePort ?? 0,
    webhookUrl: webhook('stripe'),
  });
  const { close: closePayPal, ...paypal } = await startPayPal({
    ...common,
    port: options.payPalPort ?? 0,
    webhookUrl: webhook('paypal'),
  }).catch(async (error: unknown) => {
    await closeStripe();
    throw error;
  });
  const close = async () => {
    await Promise.all([closeStripe(), closePayPal()]);
  };
  return { stripe, paypal, close };
}
