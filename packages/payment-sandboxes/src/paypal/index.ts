import { startProvider, type SandboxOptions } from '../provider/start-provider';
import { Store } from '../provider/store';
import { newSigner } from './certificate';
import { initialPayPal, payPalDefinition } from './definition';
import type { PayPalState } from './state';

export { newSigner, newVouchedSigner } from './certificate';
export { signatureHeaders } from './signature';
export type { PayPalState } from './state';

/** A running sandbox of PayPal. */
export interface PayPalSandbox {
  /** For `PAYPAL_API_BASE`. */
  apiBase: string;
  clientId: string;
  clientSecret: string;
  webhookId: string;
  close: () => Promise<void>;
}

/** Starts a sandbox of PayPal: its API, its page for buyers, its webhooks. */
export async function startPayPal(options: SandboxOptions): Promise<PayPalSandbox> {
  const store = new Store<PayPalState>(options.dataDirectory, 'paypal', initialPayPal);
  if (!store.state.privateKey) Object.assign(store.state, newSigner('sandbox.paypal.example'));
  store.save();
  const { baseUrl, close } = await startProvider(store, options, payPalDefinition(store.state));
  const { clientId, clientSecret, webhookId } = store.state;
  return { apiBase: baseUrl, clientId, clientSecret, webhookId, close };
}
