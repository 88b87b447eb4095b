import { Client, Environment } from '@paypal/paypal-server-sdk';

/** Where the SDK believes it sends requests. */
const LIVE = 'https://api-m.paypal.com';

/** The official client, which knows PayPal's own two hosts only, sent to a sandbox. */
export class SandboxClient extends Client {
  private readonly apiBase: string;

  constructor(sandbox: { apiBase: string; clientId: string; clientSecret: string }) {
    super({
      environment: Environment.Production,
      timeout: 2000,
      clientCredentialsAuthCredentials: {
        oAuthClientId: sandbox.clientId,
        oAuthClientSecret: sandbox.clientSecret,
      },
      httpClientOptions: { timeout: 2000, retryConfig: { maxNumberOfRetries: 0 } },
    });
    this.apiBase = sandbox.apiBase;
  }

  /** The SDK's controllers build all their requests with this; some are made while `super` still runs. */
  override getRequestBuilderFactory(): ReturnType<Client['getRequestBuilderFactory']> {
    const factory = super.getRequestBuilderFactory();
    return (method, path) => {
      const builder = factory(method, path);
      builder.interceptRequest((request) => ({
        ...request,
        url: request.url.replace(LIVE, this.apiBase),
      }));
      return builder;
    };
  }

  /** `GET`, for what the SDK has no controller for. */
  async get(path: string, query: Record<string, string> = {}): Promise<unknown> {
    const request = this.getRequestBuilderFactory()('GET', path);
    for (const [name, value] of Object.entries(query)) request.query(name, value);
    request.authenticate([{ oauth2: true }]);
    return JSON.parse((await request.callAsText()).result);
  }
}
