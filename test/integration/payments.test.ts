import { newVoter, publicCaller, type Caller } from '../support/clients';
import {
  call,
  control,
  createCheckout,
  paymentOf,
  press,
  readAccount,
  readCheckout,
  reconcileNow,
  withoutWebhooks,
  type TestCheckout,
} from '../support/payments';
import { subscribe, type Subscription } from '../support/subscription';
import { eventually } from '../support/votings';

interface Balance {
  onCredits: { credits: number; version: number };
}

const paidOf = (caller: Caller, id: string): Promise<TestCheckout | null> =>
  eventually(
    'a paid checkout',
    () => readCheckout(caller, id),
    (checkout) => checkout?.status === 'PAID',
  );

const subscribeToBalance = (caller: Caller): Promise<Subscription<Balance>> =>
  subscribe<Balance>(
    'subscription($userId: ID!) { onCredits(userId: $userId) { userId credits version } }',
    { userId: caller.userId },
    { token: caller.token },
  );

/** A function's first call takes longer than those after it, here as on AWS. */
async function firstPurchase(): Promise<void> {
  const caller = await newVoter();
  const balances = await subscribeToBalance(caller);
  const checkout = await createCheckout(caller, 'STRIPE');
  await press(checkout, 'pay');
  await eventually(
    'credits of the first purchase',
    () => balances.received.length,
    (count) => count > 0,
  );
  balances.close();
}

describe('Buying credits', () => {
  let voter: Caller;
  let balances: Subscription<Balance>;
  /** Paid at once, and no webhook ever tells of it. */
  let unheard: { caller: Caller; checkout: TestCheckout }[];

  beforeAll(async () => {
    voter = await newVoter();
    unheard = await Promise.all(
      (['STRIPE', 'PAYPAL'] as const).map(async (provider) => {
        const caller = await newVoter();
        const checkout = await createCheckout(caller, provider);
        await withoutWebhooks(provider, () => press(checkout, 'pay-and-close'));
        return { caller, checkout };
      }),
    );
    await firstPurchase();
    balances = await subscribeToBalance(voter);
  });

  afterAll(() => {
    balances.close();
  });

  it('is for sale to everybody, at the prices of the shop', async () => {
    const { creditPacks } = await (
      await publicCaller()
    ).expect<{ creditPacks: { id: string; credits: number; amount: number; currency: string }[] }>(
      'query { creditPacks { id credits amount currency label } }',
    );
    expect(creditPacks).toContainEqual(
      expect.objectContaining({ id: 'starter-eur', credits: 10, amount: 500, currency: 'EUR' }),
    );
  });

  it.each([
    ['STRIPE', 'starter-eur', 10, 10],
    ['PAYPAL', 'regular-eur', 25, 35],
  ] as const)(
    'through %s shows %s on onCredits once it is paid',
    async (provider, packId, credits, balance) => {
      const checkout = await createCheckout(voter, provider, { packId });
      expect(checkout).toMatchObject({ status: 'PENDING', provider, pack: { id: packId, credits } });

      const back = await press(checkout, 'pay');

      expect(back.status).toBe(303);
      expect(back.headers.get('location')).toMatch(new RegExp(`checkout=${checkout.id}&outcome=paid`));
      await eventually(
        `a balance of ${balance}`,
        () => balances.received.at(-1)?.data.onCredits.credits,
        (shown) => shown === balance,
      );
      const account = await readAccount(voter);
      expect(account).toMatchObject({ credits: balance, sum: balance });
      expect(account.entries[0]).toEqual({ kind: 'PURCHASE', credits, reference: checkout.id });
      const { amount, currency } = checkout.pack;
      expect(await moneyTaken(checkout)).toEqual({ amount, currency });
    },
  );

  it('lists the purchases on the profile, newest first, page by page', async () => {
    const page = (nextToken: string | null) =>
      voter.expect<{
        me: { checkouts: { items: { provider: string; status: string }[]; nextToken: string | null } };
      }>(
        'query($nextToken: String) { me { checkouts(limit: 1, nextToken: $nextToken) { items { provider status } nextToken } } }',
        { nextToken },
      );
    const first = (await page(null)).me.checkouts;
    const second = (await page(first.nextToken)).me.checkouts;
    expect([...first.items, ...second.items]).toEqual([
      { provider: 'PAYPAL', status: 'PAID' },
      { provider: 'STRIPE', status: 'PAID' },
    ]);
  });

  it.each(['STRIPE', 'PAYPAL'] as const)(
    'credits a voter who closed the %s tab right after paying',
    async (provider) => {
      const caller = await newVoter();
      const checkout = await createCheckout(caller, provider);
      await press(checkout, 'pay-and-close');
      await paidOf(caller, checkout.id);
      expect(await readAccount(caller)).toMatchObject({ credits: 10, sum: 10 });
    },
  );

  it.each(['STRIPE', 'PAYPAL'] as const)(
    'credits nothing for what %s declined, or the voter cancelled; buying again works',
    async (provider) => {
      const caller = await newVoter();
      const declined = await createCheckout(caller, provider);
      await press(declined, 'decline');
      const asked = await call(caller, 'completeCheckout', declined.id);
      expect(asked.data?.completeCheckout.status).toBe('PENDING');
      expect((await call(caller, 'cancelCheckout', declined.id)).data?.cancelCheckout.status).toBe(
        'CANCELLED',
      );
      expect((await call(caller, 'cancelCheckout', declined.id)).data?.cancelCheckout.status).toBe(
        'CANCELLED',
      );
      const late = await call(caller, 'completeCheckout', declined.id);
      expect(late.errors).toMatchObject([
        { errorType: 'CheckoutNotPayable', errorInfo: { status: 'CANCELLED' } },
      ]);
      expect(await readAccount(caller)).toMatchObject({ credits: 0, entries: [] });

      const again = await createCheckout(caller, provider);
      await press(again, 'pay');
      await paidOf(caller, again.id);
      expect(await readAccount(caller)).toMatchObject({ credits: 10, sum: 10 });
    },
  );

  it('cancels what the buyer cancelled, though Stripe tells of the expired page at the same moment', async () => {
    const caller = await newVoter();
    // A voter has at most five open.
    const buyers = [caller, await newVoter(), await newVoter()];
    const begun: { buyer: Caller; id: string }[] = [];
    for (const buyer of buyers)
      for (let count = 0; count < 4; count += 1)
        begun.push({ buyer, id: (await createCheckout(buyer, 'STRIPE')).id });
    const answers = await Promise.all(begun.map(({ buyer, id }) => call(buyer, 'cancelCheckout', id)));
    const cancelled = begun.map(() => 'CANCELLED');
    expect(answers.map(({ data }) => data?.cancelCheckout.status)).toEqual(cancelled);
    // What is bought after that comes through the same queue: by then the webhooks are settled, too.
    await eventually(
      'the webhooks of the expired pages',
      () => control<{ deliveries: { state: string }[] }>('STRIPE', 'record'),
      ({ deliveries }) => deliveries.every(({ state }) => state !== 'WAITING'),
    );
    const bought = await createCheckout(caller, 'STRIPE');
    await press(bought, 'pay');
    await paidOf(caller, bought.id);
    const stored = await Promise.all(begun.map(({ buyer, id }) => readCheckout(buyer, id)));
    expect(stored.map((checkout) => checkout?.status)).toEqual(cancelled);
  });

  it.each([
    ['STRIPE', 'EXPIRED'],
    // PayPal forgets the order. It is ended after three hours: our key may be a wrong one.
    ['PAYPAL', 'PENDING'],
  ] as const)('credits nothing for a page of %s that expired', async (provider, status) => {
    const caller = await newVoter();
    const checkout = await createCheckout(caller, provider);
    await control(provider, 'expire', { payment: paymentOf(checkout) });
    await call(caller, 'completeCheckout', checkout.id);
    expect(await readCheckout(caller, checkout.id)).toMatchObject({ status });
    expect(await readAccount(caller)).toMatchObject({ credits: 0, entries: [] });
  });

  it('answers a repeated request with the same checkout, and refuses what makes no sense', async () => {
    const caller = await newVoter();
    const idempotencyKey = 'tab-1';
    const twice = await Promise.all([1, 2].map(() => createCheckout(caller, 'STRIPE', { idempotencyKey })));
    expect(twice[0]?.id).toBe(twice[1]?.id);
    const mutation = 'mutation($input: CreateCheckoutInput!) { createCheckout(input: $input) { id } }';
    const refused = async (input: object) =>
      (await caller.run(mutation, { input: { packId: 'starter-eur', provider: 'STRIPE', ...input } }))
        .errors[0];
    expect(await refused({ packId: 'free-lunch' })).toMatchObject({ errorType: 'PackNotFound' });
    expect(await refused({ idempotencyKey, provider: 'PAYPAL' })).toMatchObject({
      errorType: 'InvalidInput',
      errorInfo: { field: 'idempotencyKey' },
    });
  });

  it('tells an outage of the provider apart, and is over it with the provider', async () => {
    const caller = await newVoter();
    await control('STRIPE', 'calls', [
      { path: '/v1/checkout/sessions', times: 1000, kind: 'fail', status: 503 },
    ]);
    const { errors } = await caller.run(
      'mutation { createCheckout(input: { packId: "starter-eur", provider: STRIPE }) { id } }',
    );
    expect(errors).toMatchObject([
      { errorType: 'PaymentProviderError', errorInfo: { provider: 'STRIPE', retryable: true } },
    ]);
    await control('STRIPE', 'calls', []);
    expect((await createCheckout(caller, 'STRIPE')).redirectUrl).toContain('/c/pay/');
  });

  it('is nobody’s business but the buyer’s', async () => {
    const checkout = await createCheckout(voter, 'STRIPE');
    const stranger = await newVoter();
    expect(await readCheckout(stranger, checkout.id)).toBeNull();
    for (const field of ['completeCheckout', 'cancelCheckout'] as const)
      expect((await call(stranger, field, checkout.id)).errors).toMatchObject([
        { errorType: 'CheckoutNotFound' },
      ]);
    const anyone = await publicCaller();
    expect((await call(anyone, 'completeCheckout', checkout.id)).errors).toMatchObject([
      { errorType: 'Unauthorized' },
    ]);
  });

  it('credits what no webhook ever told of, because the reconciler asks', async () => {
    await reconcileNow();
    for (const { caller, checkout } of unheard) {
      await paidOf(caller, checkout.id);
      expect(await readAccount(caller)).toMatchObject({ credits: 10, sum: 10 });
    }
  });
});

/** What the provider's own books say was taken for a checkout. */
async function moneyTaken(checkout: TestCheckout): Promise<{ amount: number; currency: string }> {
  const payment = paymentOf(checkout);
  if (checkout.provider === 'STRIPE') {
    const { sessions, paymentIntents } = await control<{
      sessions: Record<string, { payment_intent: string; payment_status: string }>;
      paymentIntents: Record<string, { amount_received: number; currency: string }>;
    }>('STRIPE', 'record');
    const { payment_intent: intent, payment_status: status } = sessions[payment]!;
    expect(status).toBe('paid');
    const { amount_received: amount, currency } = paymentIntents[intent]!;
    return { amount, currency: currency.toUpperCase() };
  }
  const { orders } = await control<{
    orders: Record<
      string,
      {
        purchase_units: {
          payments: { captures: { status: string; amount: { value: string; currency_code: string } }[] };
        }[];
      }
    >;
  }>('PAYPAL', 'record');
  const [capture] = orders[payment]!.purchase_units[0]!.payments.captures;
  expect(capture?.status).toBe('COMPLETED');
  return {
    amount: Math.round(Number(capture?.amount.value) * 100),
    currency: capture?.amount.currency_code ?? '',
  };
}
