import { Agent, request } from 'node:http';
import { signatureHeaders } from '@hustings/payment-sandboxes/paypal';
import { signatureHeader } from '@hustings/payment-sandboxes/stripe';
import type { PaymentProvider } from '../../schema/generated/types';
import { stackUrl } from './clients';
import {
  control,
  paymentOf,
  providerUrl,
  sandboxState,
  type StackFacts,
  type TestCheckout,
} from './payments';

/** A webhook on its way. */
export interface Webhook {
  provider: PaymentProvider;
  headers: Record<string, string>;
  body: string;
}

/** The event that tells of a checkout's payment, byte for byte as its sandbox sends it. */
export async function eventOf(checkout: TestCheckout): Promise<string> {
  const payment = paymentOf(checkout);
  const { events } = await control<{
    events: Record<string, { data?: { object: { id: string } }; resource?: { id: string } }>;
  }>(checkout.provider, 'record');
  const event = Object.values(events).find(
    ({ data, resource }) => (data?.object.id ?? resource?.id) === payment,
  );
  if (event === undefined) throw new Error(`No event tells of ${payment}.`);
  return JSON.stringify(event);
}

/** A body signed as the provider signs it, at a moment. */
export function signed(facts: StackFacts, provider: PaymentProvider, body: string, at = Date.now()): Webhook {
  if (provider === 'PAYPAL')
    return {
      provider,
      body,
      headers: signatureHeaders(body, at, providerUrl(provider), sandboxState(facts, provider)),
    };
  const { webhookSecret } = sandboxState(facts, provider);
  return { provider, body, headers: { 'stripe-signature': signatureHeader(body, webhookSecret, at) } };
}

/** Delivers a webhook; the status it was answered. */
export function deliver({ provider, headers, body }: Webhook, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${stackUrl()}/webhooks/${provider.toLowerCase()}`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.resume();
        response.once('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** Connections that are kept open, so many and no more. */
export function connections(count: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: count });
}
