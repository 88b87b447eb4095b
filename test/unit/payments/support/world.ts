/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CreatingServices } from '../../../../functions/checkout/create';
import { checkoutHandler } from '../../../../functions/checkout/handler';
import type { Checkout as CheckoutView } from '../../../../schema/generated/types';
import { webhookHandler } from '../../../../functions/payment-webhook/handler';
import type { PaymentNotice } from '../../../../functions/lib/checkouts/webhook';
import { PayPalClient } from '../../../../functions/lib/payments/paypal/client';
import { stripeClient } from '../../../../functions/lib/payments/stripe/client';
import { PROVIDERS } from '../../../../functions/lib/payments/providers';
import { reconcileHandler } from '../../../../functions/reconcile-checkouts/handler';
import { settlePaymentHandler } from '../../../../functions/settle-payment/handler';
import { createSandboxes } from '@hustings/payment-sandboxes';
import type { CreateCheckoutInput, PaymentProvider } from '../../../../schema/generated/types';
import { PACKS, VOTER } from './factories';
import { frontDoor } from './front-door';
import { keepingLog } from './keeping-log';
import { MemoryStore } from './memory-store';

/** Making a key takes longer than most tests: PayPal's is made once a file. */
let signer: { privateKey: string; certificate: string } | undefined;

function keepSigner(dataDirectory: string) {
  const file = path.join(dataDirectory, 'paypal.json');
  if (signer) {
    writeFileSync(file, JSON.stringify(signer));
    return;
  }
  const { privateKey, certificate } = JSON.parse(readFileSync(file, 'utf8')) as NonNullable<typeof signer>;
  signer = { privateKey, certificate };
}

/** A clock that can be put forward. */
const clock = { ahead: 0 };

/** Milliseconds that a provider has for an answer: more than a busy machine takes for one. */
const PATIENCE = 20_000;

/** The payment functions between the sandboxes and a table in memory; webhooks come in over HTTP. */
export async function paymentWorld() {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  const { door, received, baseUrl, close } = await frontDoor();
  if (signer) keepSigner(dataDirectory);
  const sandboxes = await createSandboxes({ dataDirectory, webhookBaseUrl: baseUrl, timeScale: 0.005 });
  if (!signer) keepSigner(dataDirectory);
  const { stripe, paypal } = sandboxes;
  const stripeSdk = stripeClient({ ...stripe, timeout: PATIENCE, retries: 1 });
  const payPalSdk = new PayPalClient({ ...paypal, timeout: PATIENCE });
  const stripeSecret = { secretKey: stripe.secretKey, webhookSecrets: [stripe.webhookSecret] };
  const connect = (timeout: number) => ({
    STRIPE: PROVIDERS.STRIPE.connect({ secret: async () => stripeSecret, apiBase: stripe.apiBase, timeout }),
    PAYPAL: PROVIDERS.PAYPAL.connect({ secret: async () => paypal, apiBase: paypal.apiBase, timeout }),
  });
  const gatewaysWith = (timeout: number) => {
    const { STRIPE, PAYPAL } = connect(timeout);
    return { STRIPE: STRIPE.gateway, PAYPAL: PAYPAL.gateway };
  };
  const providers = connect(PATIENCE);
  const store = new MemoryStore();
  const { log, lines, events } = keepingLog();
  const receipts: object[] = [];
  clock.ahead = 0;
  const services: CreatingServices = {
    store,
    log,
    gateways: { STRIPE: providers.STRIPE.gateway, PAYPAL: providers.PAYPAL.gateway },
    receipts: { send: async (checkout: object) => void receipts.push(checkout) },
    now: () => Date.now() + clock.ahead,
    packs: PACKS,
    returnUrl: 'https://hustings.example/credits',
  };
  const settleHandler = settlePaymentHandler(services);
  const deliver = async (notice: PaymentNotice) => {
    const Records = [{ messageId: notice.eventId, body: JSON.stringify(notice) }];
    return settleHandler({ Records } as never);
  };
  const taken = new Set<string>();
  door.handler = webhookHandler({
    providers,
    transmissions: {
      isKnown: async (_provider, transmission) => taken.has(transmission),
      remember: async (_provider, transmission) => taken.size < taken.add(transmission).size,
    },
    send: async (notice) => {
      await deliver(notice);
    },
    log,
  });
  const call = checkoutHandler(services);
  const identity = { sub: VOTER };
  const apiBaseOf = { STRIPE: stripe.apiBase, PAYPAL: paypal.apiBase };
  const control = async (provider: PaymentProvider, route: string, body?: object) => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(`${apiBaseOf[provider]}/_control/${route}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return (text ? JSON.parse(text) : undefined) as Record<string, unknown>;
  };
  return {
    sandboxes,
    stripeSdk,
    payPalSdk,
    store,
    services,
    /** Has every call of a provider given up after so many milliseconds; without a number, as patiently as before. */
    waitForProviders: (milliseconds = PATIENCE) => {
      services.gateways = gatewaysWith(milliseconds);
    },
    received,
    receipts,
    lines,
    events,
    control,
    deliver,
    clock,
    dataDirectory,
    door,
    create: (provider: PaymentProvider, more: Partial<CreateCheckoutInput> = {}) =>
      call({
        field: 'createCheckout',
        identity,
        arguments: { input: { packId: 'starter-eur', provider, ...more } },
      }),
    complete: (id: string) => call({ field: 'completeCheckout', identity, arguments: { id } }),
    cancel: (id: string) => call({ field: 'cancelCheckout', identity, arguments: { id } }),
    callAs: (sub: string, field: 'completeCheckout' | 'cancelCheckout', id: string) =>
      call({ field, identity: { sub }, arguments: { id } }),
    reconcile: () => reconcileHandler(services)(undefined, { getRemainingTimeInMillis: () => 60_000 }),
    /** Presses a button on the provider's page. */
    press: (checkout: CheckoutView, action: string) =>
      fetch(checkout.redirectUrl ?? '', {
        method: 'POST',
        body: new URLSearchParams({ action }),
        redirect: 'manual',
      }),
    /** What the provider calls the payment of a checkout. */
    paymentOf: ({ id }: CheckoutView) => store.checkouts.get(id)?.providerReference?.split('#')[1] ?? '',
    stop: async () => {
      await sandboxes.close();
      await close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A payment world. */
export type PaymentWorld = Awaited<ReturnType<typeof paymentWorld>>;

/** What a call that must succeed answered. */
export function checkoutOf(answer: Awaited<ReturnType<PaymentWorld['create']>>): CheckoutView {
  if ('error' in answer) throw new Error(JSON.stringify(answer.error));
  return answer.checkout;
}

/** Waits until something holds. */
export async function eventually(check: () => void, patience = 5000): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
