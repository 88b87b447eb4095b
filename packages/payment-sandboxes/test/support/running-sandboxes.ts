import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { CheckoutPaymentIntent, OrdersController } from '@paypal/paypal-server-sdk';
import Stripe from 'stripe';
import { createSandboxes, type Sandboxes } from '../../src';
import { listenForWebhooks, type Listener } from './listener';
import { SandboxClient } from './paypal-client';

/** Making a key takes longer than most tests: PayPal's is made once a file. */
let signer: { privateKey: string; certificate: string } | undefined;

/** Both sandboxes, what listens for their webhooks, and the official libraries to call them with. */
export interface RunningSandboxes {
  sandboxes: Sandboxes;
  listener: Listener;
  stripe: Stripe;
  payPal: SandboxClient;
  /** Calls a control of a sandbox; with a body, `POST`. */
  control: (provider: 'stripe' | 'paypal', route: string, body?: object) => Promise<Record<string, unknown>>;
  /** Begins an order of 5.00 EUR at PayPal. Returns its id. */
  createOrder: () => Promise<string>;
  /** Takes the money of an approved order. */
  capture: (orderId: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts them. */
export async function startSandboxes(): Promise<RunningSandboxes> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  const file = path.join(dataDirectory, 'paypal.json');
  if (signer) writeFileSync(file, JSON.stringify(signer));
  const listener = await listenForWebhooks();
  const sandboxes = await createSandboxes({
    dataDirectory,
    webhookBaseUrl: listener.baseUrl,
    timeScale: 0.005,
  });
  const { privateKey, certificate } = JSON.parse(readFileSync(file, 'utf8')) as NonNullable<typeof signer>;
  signer = { privateKey, certificate };
  const payPal = new SandboxClient(sandboxes.paypal);
  const orders = new OrdersController(payPal);
  return {
    sandboxes,
    listener,
    stripe: stripeAt(sandboxes.stripe),
    payPal,
    createOrder: async () => {
      const experienceContext = {
        returnUrl: 'https://shop.example/ok',
        cancelUrl: 'https://shop.example/no',
      };
      const body = {
        intent: CheckoutPaymentIntent.Capture,
        purchaseUnits: [{ customId: 'u/c', amount: { currencyCode: 'EUR', value: '5.00' } }],
        paymentSource: { paypal: { experienceContext } },
      };
      return (await orders.createOrder({ body, paypalRequestId: randomUUID() })).result.id ?? '';
    },
    capture: async (id) => {
      await orders.captureOrder({ id, paypalRequestId: randomUUID() });
    },
    control: async (provider, route, body) => {
      const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
      const response = await fetch(`${sandboxes[provider].apiBase}/_control/${route}`, init);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Record<string, unknown>;
    },
    stop: async () => {
      await sandboxes.close();
      await listener.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** The official library, sent to a sandbox. */
export function stripeAt({ apiBase, secretKey }: { apiBase: string; secretKey: string }): Stripe {
  const { hostname: host, port } = new URL(apiBase);
  return new Stripe(secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}
