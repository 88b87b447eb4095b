import { ApiError } from '@paypal/paypal-server-sdk';
import type { InProcess, PayPalState, Reply, StripeState } from '@hustings/payment-sandboxes/in-process';
import Stripe from 'stripe';
import type { PayPalClient } from '../../functions/lib/payments/paypal/client';
import { renewed, type Renewed } from '../../functions/lib/secrets';
import { PayPalGateway } from '../../functions/lib/payments/paypal/gateway';
import { PayPalLists } from '../../functions/lib/payments/paypal/lists';
import { StripeGateway } from '../../functions/lib/payments/stripe/gateway';
import { StripeLists } from '../../functions/lib/payments/stripe/lists';

/** No answer ever came: what a client says when its time-out is over. */
class NoAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** Milliseconds that Stripe's page stays payable. */
const PAGE_LIFETIME = 3600_000;

/** The official library, to a sandbox in this process. */
export function stripeClient(sandbox: InProcess<StripeState>): Stripe {
  const ask = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(url instanceof Request ? url.url : url);
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = typeof init.body === 'string' ? init.body : '';
    const call = { method: init.method ?? 'GET', path: pathname, query: searchParams, headers, body };
    const reply = await sandbox.call(call);
    if (reply === 'hang') throw new NoAnswer();
    return new Response(reply.body, { status: reply.status, headers: reply.headers });
  };
  return new Stripe(sandbox.state.secretKey, {
    httpClient: Stripe.createFetchHttpClient(ask),
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** A sandbox in this process keeps its keys. */
function always(client: Stripe): Renewed<Stripe> {
  return renewed(
    () => Promise.resolve('the only one'),
    () => client,
  );
}

/** The gateway that deploys, by the official library, to a sandbox in this process. */
export function stripeGateway(sandbox: InProcess<StripeState>): StripeGateway {
  const stripe = stripeClient(sandbox);
  return new StripeGateway(always(stripe), PAGE_LIFETIME);
}

/** What PayPal's sandbox answers to a call that only reads. */
export async function askPayPalSandbox(
  sandbox: InProcess<PayPalState>,
  path: string,
  query: Record<string, string>,
): Promise<unknown> {
  const call = new DirectClient(sandbox).getRequestBuilderFactory()('GET', path);
  for (const [name, value] of Object.entries(query)) call.query(name, value);
  return JSON.parse((await call.callAsText()).result);
}

/** The gateway that deploys to a sandbox in this process. In place of the SDK's transport it has a few lines. */
export function payPalGateway(sandbox: InProcess<PayPalState>): PayPalGateway {
  const { clientId, clientSecret } = sandbox.state;
  const secret = () => Promise.resolve({ clientId, clientSecret });
  return new PayPalGateway(renewed(secret, () => new DirectClient(sandbox) as unknown as PayPalClient));
}

/** The lists that deploy, by the official library, from a sandbox in this process. */
export function stripeLists(sandbox: InProcess<StripeState>): StripeLists {
  const stripe = stripeClient(sandbox);
  return new StripeLists(always(stripe));
}

/** The same from PayPal's sandbox. */
export function payPalLists(sandbox: InProcess<PayPalState>): PayPalLists {
  const { clientId, clientSecret } = sandbox.state;
  const secret = () => Promise.resolve({ clientId, clientSecret });
  return new PayPalLists(renewed(secret, () => new DirectClient(sandbox) as unknown as PayPalClient));
}

/** As much of the SDK's client as `functions/lib/payments/paypal/requests.ts` uses. */
class DirectClient {
  private token?: string;

  constructor(private readonly sandbox: InProcess<PayPalState>) {}

  getRequestBuilderFactory() {
    return (method: string, path: string) => {
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      let body = '';
      return {
        query: (name: string, value: string | number) => {
          query.set(name, String(value));
        },
        header: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
        text: (value: string) => void (body = value),
        authenticate: () => undefined,
        callAsText: async () => {
          this.token ??= await this.newToken();
          headers['authorization'] = `Bearer ${this.token}`;
          const reply = await this.sandbox.call({ method, path, query, headers, body });
          return { result: textOf(reply) };
        },
      };
    };
  }

  private async newToken(): Promise<string> {
    const { clientId, clientSecret } = this.sandbox.state;
    const reply = await this.sandbox.call({
      method: 'POST',
      path: '/v1/oauth2/token',
      query: new URLSearchParams(),
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: 'grant_type=client_credentials',
    });
    return (JSON.parse(textOf(reply)) as { access_token: string }).access_token;
  }
}

function textOf(reply: Reply | 'hang'): string {
  if (reply === 'hang') throw new NoAnswer();
  const { status: statusCode, headers, body } = reply;
  if (statusCode < 400) return body;
  const request = { method: 'GET', url: 'https://sandbox.example', headers: {} } as const;
  throw new ApiError({ request, response: { statusCode, headers, body } }, String(statusCode));
}
