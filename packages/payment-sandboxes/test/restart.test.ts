import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSandboxes } from '../src';
import { eventually, listenForWebhooks } from './support/listener';
import { stripeAt } from './support/running-sandboxes';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

it('loses nothing in a restart: keys, payments, idempotency keys, and webhooks still on their way', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  undo.push(() => rmSync(dataDirectory, { recursive: true }));
  const listener = await listenForWebhooks();
  const { received, baseUrl } = listener;
  undo.push(listener.close);
  const options = { dataDirectory, webhookBaseUrl: baseUrl, timeScale: 0.02 };
  const before = await createSandboxes(options);
  undo.push(before.close);
  const client = (apiBase: string) => stripeAt({ ...before.stripe, apiBase });
  const parameters = {
    mode: 'payment' as const,
    line_items: [{ price_data: { currency: 'eur', unit_amount: 500, product_data: { name: '10 credits' } } }],
    success_url: 'https://shop.example/ok',
  };
  const create = (apiBase: string) =>
    client(apiBase).checkout.sessions.create(parameters, { idempotencyKey: 'k' });
  const session = await create(before.stripe.apiBase);
  await fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams({ action: 'pay-and-close' }) });
  await eventually(() => expect(received.length).toBeGreaterThan(0));
  await before.close();
  expect(received.every(({ status }) => status === 503)).toBe(true);

  listener.status = 200;
  const again = await createSandboxes(options);
  undo.push(again.close);

  expect({ ...again.stripe, apiBase: '' }).toEqual({ ...before.stripe, apiBase: '' });
  expect({ ...again.paypal, apiBase: '' }).toEqual({ ...before.paypal, apiBase: '' });
  expect((await create(again.stripe.apiBase)).id).toBe(session.id);
  expect((await client(again.stripe.apiBase).checkout.sessions.retrieve(session.id)).payment_status).toBe(
    'paid',
  );
  await eventually(() =>
    expect(
      received.some(({ status, body }) => status === 200 && body.includes('checkout.session.completed')),
    ).toBe(true),
  );
});

it('leaves nothing running when one of the two cannot start', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  undo.push(() => rmSync(dataDirectory, { recursive: true }));
  const { baseUrl, close } = await listenForWebhooks();
  undo.push(close);
  const { stripe, close: closeBoth } = await createSandboxes({ dataDirectory, webhookBaseUrl: baseUrl });
  await closeBoth();
  const [stripePort, payPalPort] = [stripe.apiBase, baseUrl].map((url) => Number(new URL(url).port));
  await expect(
    createSandboxes({ dataDirectory, webhookBaseUrl: baseUrl, stripePort, payPalPort }),
  ).rejects.toThrow(`Port ${payPalPort} is taken`);
  await expect(fetch(stripe.apiBase)).rejects.toThrow('fetch failed');
});
