import type Stripe from 'stripe';
import { eventually } from './support/listener';
import { startSandboxes, stripeAt, type RunningSandboxes } from './support/running-sandboxes';

let world: RunningSandboxes;
let stripe: Stripe;
beforeEach(async () => {
  world = await startSandboxes();
  stripe = world.stripe;
});
afterEach(() => world.stop());

const parameters = (
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  client_reference_id: 'c1',
  metadata: { checkoutId: 'c1' },
  line_items: [
    {
      quantity: 2,
      price_data: { currency: 'eur', unit_amount: 250, product_data: { name: '5 & “five” credits' } },
    },
  ],
  success_url: 'https://shop.example/ok?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.example/no',
  ...changes,
});
const press = (session: Stripe.Checkout.Session, action: string) =>
  fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });

it('creates and retrieves a session', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 500,
    currency: 'eur',
  });
  expect(session.lastResponse).toMatchObject({
    statusCode: 200,
    requestId: expect.stringMatching(/^req_/) as string,
  });
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    id: session.id,
    metadata: { checkoutId: 'c1' },
  });
});

it('expands what it is asked to', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  await press(session, 'pay');
  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  });
  expect(paid).toMatchObject({
    payment_intent: { amount_received: 500, latest_charge: { paid: true, amount: 500 } },
  });
  const { data } = await stripe.checkout.sessions.list({
    payment_intent: (paid.payment_intent as Stripe.PaymentIntent).id,
    expand: ['data.payment_intent'],
  });
  expect(data).toMatchObject([{ id: session.id, payment_intent: { object: 'payment_intent' } }]);
});

it('replays an idempotency key, and refuses it for another request', async () => {
  const options = { idempotencyKey: 'k1' };
  const first = await stripe.checkout.sessions.create(parameters(), options);
  const second = await stripe.checkout.sessions.create(parameters(), options);
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true' });
  await expect(
    stripe.checkout.sessions.create(parameters({ client_reference_id: 'c2' }), options),
  ).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
  });
});

it('does not keep the answer to a request that made no sense', async () => {
  const options = { idempotencyKey: 'k2' };
  await expect(
    stripe.checkout.sessions.create(parameters({ line_items: [] }), options),
  ).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    param: 'line_items',
  });
  expect((await stripe.checkout.sessions.create(parameters(), options)).status).toBe('open');
});

it.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, string]>([
  ['a page that lives for ten minutes', { expires_at: Math.floor(Date.now() / 1000) + 600 }, 'expires_at'],
  ['a page that lives for two days', { expires_at: Math.floor(Date.now() / 1000) + 172_800 }, 'expires_at'],
  ['no address to come back to', { success_url: '' }, 'success_url'],
])('refuses %s', async (_name, changes, param) => {
  await expect(stripe.checkout.sessions.create(parameters(changes))).rejects.toMatchObject({
    statusCode: 400,
    param,
  });
});

it('knows its key only', async () => {
  const stranger = stripeAt({ ...world.sandboxes.stripe, secretKey: 'sk_test_other' });
  await expect(stranger.checkout.sessions.list()).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
  });
});

it('says what is missing', async () => {
  await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});

it('expires open sessions only', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null });
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
  expect((await press(session, 'pay')).status).toBe(410);
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('unpaid');
});

it('signs its webhooks so that the official library takes them', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  await press(session, 'pay');
  const types = () => world.listener.received.map(({ body }) => (JSON.parse(body) as Stripe.Event).type);
  await eventually(() => expect(types()).toContain('checkout.session.completed'));
  const { body, headers } = world.listener.received.find((delivery) =>
    delivery.body.includes('checkout.session.completed'),
  )!;
  const { webhookSecret } = world.sandboxes.stripe;
  const event = stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', webhookSecret);
  expect(event).toMatchObject({ type: 'checkout.session.completed', data: { object: { id: session.id } } });
  expect(await stripe.events.retrieve(event.id)).toMatchObject({ id: event.id });
});

it('delivers again, newly signed, until it is heard', async () => {
  const { listener, sandboxes } = world;
  await press(await stripe.checkout.sessions.create(parameters()), 'pay');
  await eventually(() => expect(listener.received.length).toBeGreaterThan(5));
  listener.status = 200;
  const deliveries = () =>
    listener.received.filter(({ body }) => body.includes('"checkout.session.completed"'));
  await eventually(() => expect(deliveries().at(-1)?.status).toBe(200));
  expect(deliveries().map(({ status }) => status)).toEqual([
    ...Array<number>(deliveries().length - 1).fill(503),
    200,
  ]);
  for (const { body, headers } of deliveries())
    expect(
      stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', sandboxes.stripe.webhookSecret)
        .type,
    ).toBe('checkout.session.completed');
});

it('refunds through the API, in part and no more than was paid', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  await press(session, 'pay');
  const payment_intent = (await stripe.checkout.sessions.retrieve(session.id)).payment_intent as string;
  expect(await stripe.refunds.create({ payment_intent, amount: 200 })).toMatchObject({
    status: 'succeeded',
    amount: 200,
  });
  await expect(stripe.refunds.create({ payment_intent, amount: 400 })).rejects.toMatchObject({
    param: 'amount',
  });
  expect((await stripe.refunds.create({ payment_intent })).amount).toBe(300);
  await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
  expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(2);
});

it('shows a page that runs no script and loads nothing from elsewhere', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  const page = await fetch(session.url ?? '');
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' https://shop.example; base-uri 'none'; frame-ancestors 'none'",
  );
  const html = await page.text();
  expect(html).toContain('5 &#38; “five” credits');
  expect(html).not.toMatch(/<script|https?:\/\//);
});

it('sends the buyer back', async () => {
  const session = await stripe.checkout.sessions.create(parameters());
  expect((await press(session, 'cancel')).headers.get('location')).toBe('https://shop.example/no');
  expect((await press(session, 'pay')).headers.get('location')).toBe(
    `https://shop.example/ok?session=${session.id}`,
  );
  expect((await press(session, 'pay')).status).toBe(200);
});

it('never shows its keys', async () => {
  const record = JSON.stringify(await world.control('stripe', 'record'));
  expect(record).not.toMatch(/sk_test|whsec/);
});
