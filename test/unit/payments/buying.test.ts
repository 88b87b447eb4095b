import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';
import { VOTER } from './support/factories';

let world: PaymentWorld;
beforeEach(async () => {
  world = await paymentWorld();
});
afterEach(() => world.stop());

const providers = ['STRIPE', 'PAYPAL'] as const;
const DAY = 24 * 3600_000;

describe.each(providers)('buying with %s', (provider) => {
  it('opens a page, and gives the credits when the webhook tells of the payment', async () => {
    const checkout = checkoutOf(await world.create(provider));
    expect(checkout).toMatchObject({ provider, status: 'PENDING', pack: { id: 'starter-eur', credits: 10 } });

    const back = await world.press(checkout, 'pay');

    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toContain(
      `https://hustings.example/credits?checkout=${checkout.id}&outcome=paid`,
    );
    await eventually(() => expect(world.store.checkouts.get(checkout.id)?.status).toBe('PAID'));
    expect(world.store.credits).toBe(10);
    expect(world.store.ledger).toEqual([
      { id: `${checkout.id}-paid`, kind: 'PURCHASE', credits: 10, userId: VOTER },
    ]);
    expect(world.receipts).toHaveLength(1);
  });

  it('gives the credits without any webhook when the voter comes back', async () => {
    await world.control(provider, 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay');

    const answers = await Promise.all([1, 2, 3].map(() => world.complete(checkout.id)));

    expect(answers.map((answer) => checkoutOf(answer).status)).toEqual(['PAID', 'PAID', 'PAID']);
    expect(world.store.credits).toBe(10);
  });

  it('gives the credits when the tab is closed and every webhook is lost, because the reconciler asks', async () => {
    await world.control(provider, 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay-and-close');
    expect(await world.reconcile()).toEqual({ checked: 0, mended: 0, failed: 0 });

    world.clock.ahead = 61_000;

    expect(await world.reconcile()).toEqual({ checked: 1, mended: 1, failed: 0 });
    expect(world.store.credits).toBe(10);
    expect(world.lines).toContainEqual(
      expect.objectContaining({
        event: 'CheckoutMended',
        details: expect.objectContaining({ checkoutId: checkout.id, from: 'PENDING', to: 'PAID' }) as object,
      }),
    );
    expect(await world.reconcile()).toEqual({ checked: 0, mended: 0, failed: 0 });
  });

  it('settles once when webhooks come doubled, late and out of order, beside the voter and the reconciler', async () => {
    await world.control(provider, 'webhooks', { duplicate: 1, reorder: 50 });
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay');
    world.clock.ahead = 61_000;
    await Promise.all([world.complete(checkout.id), world.reconcile(), world.complete(checkout.id)]);
    await eventually(() =>
      expect(world.events().filter((event) => event === 'PaymentSettled').length).toBeGreaterThan(1),
    );
    expect(world.store.credits).toBe(10);
    expect(world.store.ledger).toHaveLength(1);
  });

  it('takes credits back for refunds and disputes, and returns them for a dispute that was won', async () => {
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay');
    await eventually(() => expect(world.store.credits).toBe(10));
    const payment = world.paymentOf(checkout);
    const status = () => world.store.checkouts.get(checkout.id)?.status;

    await world.control(provider, 'refund', { payment, amount: 100 });
    await eventually(() => expect([status(), world.store.credits]).toEqual(['PAID', 8]));
    const dispute = await world.control(provider, 'dispute', { payment, amount: 400 });
    await eventually(() => expect([status(), world.store.credits]).toEqual(['DISPUTED', 0]));
    await world.control(provider, `disputes/${String(dispute.id ?? dispute.dispute_id)}/resolve`, {
      outcome: 'won',
    });
    await eventually(() => expect([status(), world.store.credits]).toEqual(['PAID', 8]));
    await world.control(provider, 'refund', { payment });
    await eventually(() => expect([status(), world.store.credits]).toEqual(['REFUNDED', 0]));

    expect(world.store.ledger.map(({ kind, credits }) => `${kind} ${credits}`)).toEqual([
      'PURCHASE 10',
      'REFUND -2',
      'DISPUTE -8',
      'DISPUTE 8',
      'REFUND -8',
    ]);
  });

  it('takes credits back for a refund and a dispute of which no webhook came, once, also if it comes late', async () => {
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay');
    await eventually(() => expect(world.store.checkouts.get(checkout.id)?.status).toBe('PAID'));
    const eventIds = async () => Object.keys((await world.control(provider, 'record')).events as object);
    const heard = await eventIds();
    await world.control(provider, 'webhooks', { drop: true });
    const payment = world.paymentOf(checkout);
    await world.control(provider, 'refund', { payment, amount: 100 });
    const dispute = await world.control(provider, 'dispute', { payment, amount: 250 });
    expect(await world.reconcile()).toEqual({ checked: 0, mended: 0, failed: 0 });

    world.clock.ahead = DAY + 1000;
    expect(await world.reconcile()).toEqual({ checked: 1, mended: 1, failed: 0 });
    expect(world.store.credits).toBe(3);
    expect(world.store.checkouts.get(checkout.id)?.status).toBe('DISPUTED');

    const disputeId = String(dispute.id ?? dispute.dispute_id);
    await world.control(provider, `disputes/${disputeId}/resolve`, { outcome: 'won' });
    world.clock.ahead += DAY + 1000;
    expect(await world.reconcile()).toEqual({ checked: 1, mended: 1, failed: 0 });
    expect(world.store.credits).toBe(8);

    await world.control(provider, 'webhooks', { drop: false });
    const lost = (await eventIds()).filter((id) => !heard.includes(id));
    expect(lost.length).toBeGreaterThanOrEqual(3);
    for (const id of lost) await world.control(provider, `events/${id}/resend`, {});
    const answered = (id: string) => world.received.find(({ body }) => body.includes(id))?.status;
    await eventually(() => expect(lost.map(answered)).toEqual(lost.map(() => 200)));
    expect(world.store.ledger.map(({ kind, credits }) => `${kind} ${credits}`)).toEqual([
      'PURCHASE 10',
      'REFUND -2',
      'DISPUTE -5',
      'DISPUTE 5',
    ]);
  });

  it('keeps a dispute that was lost', async () => {
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'pay');
    await eventually(() => expect(world.store.credits).toBe(10));
    const dispute = await world.control(provider, 'dispute', { payment: world.paymentOf(checkout) });
    await world.control(provider, `disputes/${String(dispute.id ?? dispute.dispute_id)}/resolve`, {
      outcome: 'lost',
    });
    await eventually(() => expect(world.received.length).toBeGreaterThanOrEqual(4));
    await eventually(() => expect(world.store.credits).toBe(0));
    expect(world.store.checkouts.get(checkout.id)?.status).toBe('DISPUTED');
    expect(world.store.ledger).toHaveLength(2);
  });

  it('stays pending after a decline, and can still be paid', async () => {
    const checkout = checkoutOf(await world.create(provider));
    await world.press(checkout, 'decline');
    expect(checkoutOf(await world.complete(checkout.id)).status).toBe('PENDING');
    const page = await (await fetch(checkout.redirectUrl ?? '')).text();
    expect(page).toContain('Pay €5.00');
    await world.press(checkout, 'pay');
    expect(checkoutOf(await world.complete(checkout.id)).status).toBe('PAID');
    expect(world.store.credits).toBe(10);
  });

  it.each([
    ['succeed', 'PAID', 10],
    ['fail', 'FAILED', 0],
  ])('waits for money that is on its way, until it can %s', async (end, status, credits) => {
    const checkout = checkoutOf(await world.create(provider));
    const payment = world.paymentOf(checkout);
    await world.control(provider, `delayed/${payment}/begin`, {});
    expect(checkoutOf(await world.complete(checkout.id)).status).toBe('PENDING');
    expect(await world.cancel(checkout.id)).toMatchObject({ error: { type: 'CheckoutNotPayable' } });
    world.clock.ahead = 4 * 3600_000;
    await world.reconcile();
    expect(world.store.checkouts.get(checkout.id)?.status).toBe('PENDING');
    world.clock.ahead = 0;
    await world.control(provider, `delayed/${payment}/${end}`, {});
    await eventually(() => expect(world.store.checkouts.get(checkout.id)?.status).toBe(status));
    expect(world.store.credits).toBe(credits);
  });

  it('expires with its page', async () => {
    const checkout = checkoutOf(await world.create(provider));
    await world.control(provider, 'expire', { payment: world.paymentOf(checkout) });
    // PayPal does not know the order any more, as it knows none under a wrong key: it is ended when it is old.
    world.clock.ahead = provider === 'PAYPAL' ? 3.1 * 3600_000 : 61_000;
    await world.reconcile();
    expect(world.store.checkouts.get(checkout.id)?.status).toBe('EXPIRED');
    expect(await world.complete(checkout.id)).toMatchObject({
      error: { type: 'CheckoutNotPayable', info: { status: 'EXPIRED' } },
    });
  });
});
