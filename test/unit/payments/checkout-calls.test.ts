import type { Billing } from '../../../functions/lib/checkouts/provider';
import { orderRequest } from '../../../functions/lib/payments/paypal/order-request';
import { PROVIDERS } from '../../../functions/lib/payments/providers';
import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';

let world: PaymentWorld;
beforeEach(async () => {
  world = await paymentWorld();
});
afterEach(() => world.stop());

const DAY = 24 * 3600_000;
const providers = ['STRIPE', 'PAYPAL'] as const;
const recordedIn = { STRIPE: 'sessions', PAYPAL: 'orders' } as const;
const createPath = { STRIPE: '/v1/checkout/sessions', PAYPAL: '/v2/checkout/orders' };

describe.each(providers)('creating a checkout with %s', (provider) => {
  /** The provider's own record of pages opened. */
  const opened = async () =>
    Object.keys((await world.control(provider, 'record'))[recordedIn[provider]] as object);

  it('is repeatable with an idempotency key', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.create(provider, { idempotencyKey: 'once' })),
    );
    const ids = new Set(answers.map((answer) => checkoutOf(answer).id));
    const urls = new Set(answers.map((answer) => checkoutOf(answer).redirectUrl));
    expect([ids.size, urls.size]).toEqual([1, 1]);
    expect(await opened()).toHaveLength(1);
  });

  it('refuses an idempotency key that stands for another pack', async () => {
    await world.create(provider, { idempotencyKey: 'once' });
    expect(await world.create(provider, { idempotencyKey: 'once', packId: 'campaign-eur' })).toMatchObject({
      error: { type: 'InvalidInput', info: { field: 'idempotencyKey' } },
    });
  });

  it('is a checkout of its own without one', async () => {
    await world.create(provider);
    await world.create(provider);
    expect(await opened()).toHaveLength(2);
  });

  it('gets over a failure that passes', async () => {
    await world.control(provider, 'calls', [
      { method: 'POST', path: createPath[provider], times: 1, kind: 'fail', status: 503 },
    ]);
    expect(checkoutOf(await world.create(provider)).status).toBe('PENDING');
  });

  it('gets over an answer that was lost, without a second page', async () => {
    await world.control(provider, 'calls', [
      { method: 'POST', path: createPath[provider], times: 1, kind: 'fail-after', status: 500 },
    ]);
    expect(checkoutOf(await world.create(provider)).redirectUrl).toBeDefined();
    expect(await opened()).toHaveLength(1);
  });

  it.each(['fail', 'hang'])(
    'tells of a provider that keeps to %s, and goes on when it is repeated',
    async (kind) => {
      await world.control(provider, 'calls', [
        { method: 'POST', path: createPath[provider], times: 2, kind, status: 503 },
      ]);
      if (kind === 'hang') world.waitForProviders(300);
      expect(await world.create(provider, { idempotencyKey: 'again' })).toMatchObject({
        error: { type: 'PaymentProviderError', info: { provider, retryable: true } },
      });
      const [pending] = [...world.store.checkouts.values()];
      expect(pending).toMatchObject({ status: 'PENDING', paid: false });

      // On a busy machine PayPal's token alone takes longer, and a call is left to hang.
      await world.control(provider, 'calls', []);
      world.waitForProviders();
      const repeated = checkoutOf(await world.create(provider, { idempotencyKey: 'again' }));
      expect(repeated.id).toBe(pending?.id);
      expect(repeated.redirectUrl).toBeDefined();
      expect(await opened()).toHaveLength(1);
    },
  );

  it('fails a checkout that nobody could come back to', async () => {
    await world.control(provider, 'calls', [
      { method: 'POST', path: createPath[provider], times: 2, kind: 'fail' },
    ]);
    expect(await world.create(provider)).toMatchObject({ error: { type: 'PaymentProviderError' } });
    expect([...world.store.checkouts.values()]).toMatchObject([
      { status: 'FAILED', failure: 'PROVIDER_REFUSED' },
    ]);
  });

  it('says when trying again would not help', async () => {
    await world.control(provider, 'calls', [
      { path: createPath[provider], times: 1, kind: 'fail', status: 403 },
    ]);
    expect(await world.create(provider, { idempotencyKey: 'no' })).toMatchObject({
      error: { type: 'PaymentProviderError', info: { provider, retryable: false } },
    });
    expect([...world.store.checkouts.values()]).toMatchObject([{ status: 'FAILED' }]);
  });

  it('tells of a failure while completing, and leaves the checkout as it is', async () => {
    const checkout = checkoutOf(await world.create(provider));
    await world.control(provider, 'calls', [{ method: 'GET', times: 2, kind: 'fail', status: 502 }]);
    expect(await world.complete(checkout.id)).toMatchObject({
      error: { type: 'PaymentProviderError', info: { retryable: true } },
    });
    expect(world.store.checkouts.get(checkout.id)?.status).toBe('PENDING');
  });

  it('cancels, repeatedly, and lets nobody pay afterwards', async () => {
    const checkout = checkoutOf(await world.create(provider));
    expect(checkoutOf(await world.cancel(checkout.id)).status).toBe('CANCELLED');
    expect(checkoutOf(await world.cancel(checkout.id)).status).toBe('CANCELLED');
    await world.press(checkout, 'pay');
    expect(await world.complete(checkout.id)).toMatchObject({
      error: { type: 'CheckoutNotPayable', info: { status: 'CANCELLED' } },
    });
    await eventually(() => expect(world.received.length).toBeGreaterThan(0));
    expect(world.store.credits).toBe(0);
  });

  it('will not cancel what was paid: it settles instead', async () => {
    await world.control(provider, 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay');
    if (provider === 'PAYPAL') await world.complete(checkout.id);
    expect(await world.cancel(checkout.id)).toMatchObject({
      error: { type: 'CheckoutNotPayable', info: { status: 'PAID' } },
    });
    expect(world.store.credits).toBe(10);
  });
});

it('has five purchases of a voter open at once, and a place again when one ends', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => world.create('STRIPE')));
  const opened = answers.filter((answer) => 'checkout' in answer).map(checkoutOf);
  expect(opened).toHaveLength(5);
  for (const answer of answers.filter((each) => 'error' in each))
    expect(answer).toMatchObject({ error: { type: 'TooManyCheckouts', info: { limit: 5 } } });
  await world.cancel(opened[0]!.id);
  expect(checkoutOf(await world.create('PAYPAL')).status).toBe('PENDING');
  expect(await world.create('PAYPAL')).toMatchObject({ error: { type: 'TooManyCheckouts' } });
});

it('begins so many purchases a day and no more, where there is a limit', async () => {
  world.services.checkoutsPerDay = 3;
  // Not on the verge of another day.
  const left = DAY - (Date.now() % DAY);
  world.clock.ahead = left < 60_000 ? left : 0;
  for (let count = 0; count < 3; count += 1) {
    const { id } = checkoutOf(await world.create('STRIPE', { idempotencyKey: `${count}` }));
    await world.cancel(id);
  }
  const now = Date.now() + world.clock.ahead;
  const until = new Date(now - (now % DAY) + DAY).toISOString();
  expect(await world.create('PAYPAL')).toMatchObject({
    error: { type: 'TooManyCheckouts', info: { limit: 3, until } },
  });
  expect(checkoutOf(await world.create('STRIPE', { idempotencyKey: '2' })).status).toBe('CANCELLED');
  world.clock.ahead += DAY;
  // PayPal does not mind what day we say it is.
  expect(checkoutOf(await world.create('PAYPAL')).status).toBe('PENDING');
});

it.each([
  ['open purchases', 4, undefined],
  ['a day', 0, 1],
])('answers two calls at once with one key alike, for the last place of %s', async (_name, open, perDay) => {
  for (let count = 0; count < open; count += 1) await world.create('PAYPAL');
  world.services.checkoutsPerDay = perDay;
  const room = world.store.room.bind(world.store);
  const create = () => world.create('STRIPE', { idempotencyKey: 'k' });
  const other: { answer?: Awaited<ReturnType<typeof create>> } = {};
  // The other call comes to its end once this one has found that nothing is known of the key.
  jest.spyOn(world.store, 'room').mockImplementationOnce(async (...of) => {
    other.answer = await create();
    return room(...of);
  });
  const { id } = checkoutOf(await create());
  expect(checkoutOf(other.answer!).id).toBe(id);
  expect(world.store.checkouts.size).toBe(open + 1);
  expect(await world.create('STRIPE')).toMatchObject({ error: { type: 'TooManyCheckouts' } });
});

it('takes the price of the moment, and keeps to it when that changes', async () => {
  const [starter] = world.services.packs;
  const from = new Date(Date.now() - DAY).toISOString();
  const until = new Date(Date.now() + DAY).toISOString();
  world.services.packs = [{ ...starter!, promotions: [{ from, until, prices: { EUR: 400 } }] }];
  const begun = checkoutOf(await world.create('STRIPE', { expectedAmount: 400, idempotencyKey: 'once' }));
  expect(begun.pack).toMatchObject({ amount: 400, regularAmount: 500, until });

  world.services.packs = [starter!];
  expect(await world.create('PAYPAL', { expectedAmount: 400 })).toMatchObject({
    error: { type: 'PackPriceChanged', info: { amount: 500, currency: 'EUR' } },
  });
  expect(world.store.checkouts.size).toBe(1);
  const again = await world.create('STRIPE', { expectedAmount: 400, idempotencyKey: 'once' });
  expect(checkoutOf(again).id).toBe(begun.id);
  await world.press(begun, 'pay');
  const paid = checkoutOf(await world.complete(begun.id));
  expect(paid).toMatchObject({ status: 'PAID', received: { amount: 400, currency: 'EUR' } });
});

it('asks for tax, invoices and invoice ids where the stage is set to', async () => {
  const { stripe, paypal } = world.sandboxes;
  const access = { timeout: 3000, billing: { tax: true, invoices: true, invoicePrefix: 'H-' } };
  const secretKey = { secretKey: stripe.secretKey };
  world.services.gateways = {
    STRIPE: PROVIDERS.STRIPE.connect({
      ...access,
      apiBase: stripe.apiBase,
      secret: () => Promise.resolve(secretKey),
    }).gateway,
    PAYPAL: PROVIDERS.PAYPAL.connect({
      ...access,
      apiBase: paypal.apiBase,
      secret: () => Promise.resolve(paypal),
    }).gateway,
  };
  const session = checkoutOf(await world.create('STRIPE'));
  expect(session.redirectUrl).toContain('http');
  const order = checkoutOf(await world.create('PAYPAL'));
  expect(order.redirectUrl).toContain('http');
  const urls = { success: 'https://a.example', cancel: 'https://b.example' };
  const asked = (given?: Billing) => orderRequest(world.store.checkouts.get(order.id)!, urls, given);
  expect(asked(access.billing)).toMatchObject({ purchase_units: [{ invoice_id: `H-${order.id}` }] });
  expect(JSON.stringify(asked())).not.toContain('invoice_id');
});

it('knows its packs only', async () => {
  expect(await world.create('STRIPE', { packId: 'free-lunch' })).toMatchObject({
    error: { type: 'PackNotFound' },
  });
  expect(world.store.checkouts.size).toBe(0);
});

it.each(['', 'x'.repeat(101)])('refuses the idempotency key %j', async (idempotencyKey) => {
  expect(await world.create('STRIPE', { idempotencyKey })).toMatchObject({
    error: { type: 'InvalidInput', info: { field: 'idempotencyKey' } },
  });
});

it.each(['completeCheckout', 'cancelCheckout'] as const)(
  '%s knows the caller’s own checkouts only',
  async (field) => {
    const checkout = checkoutOf(await world.create('STRIPE'));
    expect(await world.callAs('someone-else', field, checkout.id)).toMatchObject({
      error: { type: 'CheckoutNotFound' },
    });
  },
);

it('fails a checkout that never got a page, once nobody will come back for it', async () => {
  await world.control('STRIPE', 'calls', [{ method: 'POST', times: 2, kind: 'fail', status: 503 }]);
  await world.create('STRIPE', { idempotencyKey: 'forgotten' });
  world.clock.ahead = 4 * 3600_000;
  await world.reconcile();
  expect([...world.store.checkouts.values()]).toMatchObject([{ status: 'FAILED', failure: 'NEVER_OPENED' }]);
});

it('asks with growing pauses', async () => {
  const checkout = checkoutOf(await world.create('STRIPE'));
  const created = Date.parse(checkout.createdAt);
  const pauses: number[] = [];
  for (let minute = 1; minute <= 40; minute += 1) {
    // A little later each time, as a check also begins a little after it is due.
    world.clock.ahead = created - Date.now() + minute * 60_100;
    if ((await world.reconcile()).checked === 1) pauses.push(minute);
  }
  expect(pauses).toEqual([1, 3, 7, 15, 31]);
});
