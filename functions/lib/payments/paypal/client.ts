import { Client, Environment } from '@paypal/paypal-server-sdk';

/** What a client needs; `apiBase` only where another host than PayPal's live one speaks its API. */
export interface PayPalClientOptions {
  clientId: string;
  clientSecret: string;
  apiBase?: string;
  /** Milliseconds for one attempt. */
  timeout: number;
}

type RequestBuilderFactory = ReturnType<Client['getRequestBuilderFactory']>;

/** Where the SDK believes it sends requests. */
const LIVE = 'https://api-m.paypal.com';

/** The official client, which knows PayPal's own two hosts only, with the host as plain configuration. */
export class PayPalClient extends Client {
  private readonly apiBase: string;

  constructor({ clientId, clientSecret, apiBase, timeout }: PayPalClientOptions) {
    super({
      environment: Environment.Production,
      timeout,
      clientCredentialsAuthCredentials: {
        oAuthClientId: clientId,
        oAuthClientSecret: clientSecret,
        oAuthClockSkew: 60,
      },
      // The SDK's own retries repeat refusals (404, 422) as well: it takes whatever is thrown for a time-out.
      // askPayPal repeats what may succeed.
      httpClientOptions: { timeout, retryConfig: { maxNumberOfRetries: 0 } },
    });
    this.apiBase = (apiBase ?? LIVE).replace(/\/$/, '');
  }

  /** The SDK's controllers build all their requests with this; some are made while `super` still runs. */
  override getRequestBuilderFactory(): RequestBuilderFactory {
    const factory = super.getRequestBuilderFactory();
    return (method, path) => {
      const builder = factory(method, path);
      builder.interceptRequest((request) => ({
        ...request,
        url: request.url.startsWith(LIVE) ? this.apiBase + request.url.slice(LIVE.length) : request.url,
      }));
      return builder;
    };
  }
}
