import Stripe from 'stripe';

/** What a client needs; `apiBase` only where another host than Stripe's speaks its API. */
export interface StripeClientOptions {
  secretKey: string;
  apiBase?: string;
  /** Milliseconds for one attempt. */
  timeout: number;
  /** Attempts after the first, with the pauses that the library makes between them. */
  retries: number;
}

/** The official client. */
export function stripeClient({ secretKey, apiBase, timeout, retries }: StripeClientOptions): Stripe {
  return new Stripe(secretKey, { timeout, maxNetworkRetries: retries, telemetry: false, ...host(apiBase) });
}

function host(apiBase: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!apiBase) return {};
  const { hostname, port, protocol } = new URL(apiBase);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { host: hostname, port: port || (scheme === 'http' ? 80 : 443), protocol: scheme };
}
