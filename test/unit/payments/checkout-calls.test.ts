import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';

let world: PaymentWorld;
beforeEach(async () => {
  world = await paymentWorld({ timeout: 300 });
});
afterEach(() => world.stop());

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
      const startedAt = Date.now();
      expect(await world.create(provider, { idempotencyKey: 'again' })).toMatchObject({
        error: { type: 'PaymentProviderError', info: { provider, retryable: true } },
      });
      expect(Date.now() - startedAt).toBeLessThan(5000);
      const [pending] = [...world.store.checkouts.values()];
      expect(pending).toMatchObject({ status: 'PENDING', paid: false });

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
