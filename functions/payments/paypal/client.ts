import { Client, Environment } from '@paypal/paypal-server-sdk';

/** What a client needs; `apiBase` only where another host than PayPal's live one speaks its API. */
export interface PayPalClientOptions {
  clientId: string;
  clientSecret: string;
  apiBase?: string;
  /** Milliseconds for one attempt. */
  timeout: number;
  /** Attempts after the first. */
  retries: number;
}

type RequestBuilderFactory = ReturnType<Client['getRequestBuilderFactory']>;

/** Where the SDK believes it sends requests. */
const LIVE = 'https://api-m.paypal.com';

/** Seconds that all pauses between the attempts of one call may take together. */
const LONGEST_WAIT = 8;

/** The official client, which knows PayPal's own two hosts only, with the host as plain configuration. */
export class PayPalClient extends Client {
  private readonly apiBase: string;

  constructor({ clientId, clientSecret, apiBase, timeout, retries }: PayPalClientOptions) {
    super({
      environment: Environment.Production,
      timeout,
      clientCredentialsAuthCredentials: {
        oAuthClientId: clientId,
        oAuthClientSecret: clientSecret,
        oAuthClockSkew: 60,
      },
      httpClientOptions: {
        timeout,
        retryConfig: {
          maxNumberOfRetries: retries,
          retryInterval: 0.5,
          maximumRetryWaitTime: LONGEST_WAIT,
          // Every POST made here carries a PayPal-Request-Id or changes nothing.
          httpMethodsToRetry: ['GET', 'POST'],
        },
      },
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
