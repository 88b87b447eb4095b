import { startProvider, type SandboxOptions } from '../provider/start-provider';
import { Store } from '../provider/store';
import { initialStripe, stripeDefinition } from './definition';
import type { StripeState } from './state';

export { signatureHeader } from './signature';
export type { StripeState } from './state';

/** A running sandbox of Stripe. */
export interface StripeSandbox {
  /** For `STRIPE_API_BASE`. */
  apiBase: string;
  secretKey: string;
  webhookSecret: string;
  close: () => Promise<void>;
}

/** Milliseconds between two looks for pages that have expired. */
const SWEEP = 1000;

/** Starts a sandbox of Stripe: its API, its hosted page, its webhooks. */
export async function startStripe(options: SandboxOptions): Promise<StripeSandbox> {
  const store = new Store<StripeState>(options.dataDirectory, 'stripe', initialStripe);
  const { secretKey, webhookSecret } = store.state;
  const { account, baseUrl, close } = await startProvider(store, options, stripeDefinition(store.state));
  const sweep = setInterval(() => account.expireAllDue(), SWEEP);
  return {
    apiBase: baseUrl,
    secretKey,
    webhookSecret,
    close: async () => {
      clearInterval(sweep);
      await close();
    },
  };
}
