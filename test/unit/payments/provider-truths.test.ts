/** What the providers really do, each case as it was seen with the products of people who integrated them. */
import { CHECK_PAUSES } from '../../../functions/lib/checkouts/checks';
import { GONE } from '../../../functions/lib/checkouts/record';
import type { PaymentProvider } from '../../../schema/generated/types';
import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';

let world: PaymentWorld;
beforeEach(async () => {
  world = await paymentWorld();
});
afterEach(() => world.stop());

const HOUR = 3600_000;
const providers = ['STRIPE', 'PAYPAL'] as const;

type Objects = Record<
  string,
  { id: string; status?: string; purchase_units?: { payments?: { captures: { id: string }[] } }[] }
>;

const stored = (id: string) => world.store.checkouts.get(id)!;
const record = async (provider: PaymentProvider, table: string) =>
  (await world.control(provider, 'record'))[table] as Objects;
const set = (provider: PaymentProvider, id: string, values: object, event?: string) =>
  world.control(provider, 'set', { id, values, event });

async function bought(provider: PaymentProvider, packId = 'starter-eur') {
  const checkout = checkoutOf(await world.create(provider, { packId }));
  await world.press(checkout, 'pay');
  // The last of what tells of a payment.
  const last = provider === 'PAYPAL' ? 'PAYMENT.CAPTURE.COMPLETED' : 'checkout.session.completed';
  const taken = () =>
    world.lines.filter(({ event }) => event === 'WebhookTaken').map(({ details }) => details);
  await eventually(() => expect(taken()).toContainEqual(expect.objectContaining({ eventType: last })));
  return { checkout, payment: world.paymentOf(checkout) };
}

const captureIdOf = async (payment: string) =>
  (await record('PAYPAL', 'orders'))[payment]!.purchase_units![0]!.payments!.captures[0]!.id;

const reconcileAfter = (milliseconds: number) => {
  world.clock.ahead += milliseconds;
  return world.reconcile();
};

describe('one sum that goes back is counted once', () => {
  it('when a disputed sum is refunded while PayPal still decides, and afterwards', async () => {
    const { checkout, payment } = await bought('PAYPAL', 'campaign-eur');
    const { dispute_id: disputeId } = await world.control('PAYPAL', 'dispute', { payment, amount: 1400 });
    await eventually(() => expect(world.store.credits).toBe(60));
    await world.control('PAYPAL', 'refund', { payment, amount: 1400 });
    await eventually(() => expect(stored(checkout.id).clawbacks[String(disputeId)]?.credits).toBe(0));
    expect(world.store.credits).toBe(60);
    await set(
      'PAYPAL',
      String(disputeId),
      {
        status: 'RESOLVED',
        dispute_outcome: {
          outcome_code: 'RESOLVED_BUYER_FAVOUR',
          amount_refunded: { currency_code: 'EUR', value: '14.00' },
        },
      },
      'CUSTOMER.DISPUTE.RESOLVED',
    );
    await eventually(() => expect(stored(checkout.id).status).toBe('PAID'));
    expect(stored(checkout.id)).toMatchObject({
      detail: 'PARTLY_REFUNDED',
      returned: 1400,
      creditsGiven: 60,
    });
    expect(world.store.ledger.map(({ kind, credits }) => `${kind} ${credits}`)).toEqual([
      'PURCHASE 100',
      'DISPUTE -40',
      'REFUND -40',
      'DISPUTE 40',
    ]);
  });

  it('and what a lost dispute took is what was refunded for it', async () => {
    const { checkout, payment } = await bought('PAYPAL');
    const { dispute_id: disputeId } = await world.control('PAYPAL', 'dispute', { payment });
    await eventually(() => expect(world.store.credits).toBe(0));
    await set(
      'PAYPAL',
      String(disputeId),
      {
        status: 'RESOLVED',
        dispute_outcome: {
          outcome_code: 'RESOLVED_BUYER_FAVOUR',
          amount_refunded: { currency_code: 'EUR', value: '1.00' },
        },
      },
      'CUSTOMER.DISPUTE.RESOLVED',
    );
    await eventually(() => expect(world.store.credits).toBe(8));
    expect(stored(checkout.id)).toMatchObject({ status: 'DISPUTED', detail: 'DISPUTE_LOST', returned: 100 });
  });

  it('but another sum that is refunded after a dispute was lost went back as well', async () => {
    const { payment } = await bought('PAYPAL', 'campaign-eur');
    const { dispute_id: disputeId } = await world.control('PAYPAL', 'dispute', { payment, amount: 1400 });
    await world.control('PAYPAL', `disputes/${String(disputeId)}/resolve`, { outcome: 'lost' });
    await world.control('PAYPAL', 'refund', { payment, amount: 350 });
    await eventually(() => expect(world.store.credits).toBe(50));
  });
});

describe('what was over once can begin again', () => {
  it.each([
    ['STRIPE', { status: 'needs_response' }, { status: 'lost' }, 'charge.dispute.updated'],
    [
      'PAYPAL',
      { status: 'UNDER_REVIEW', dispute_outcome: null },
      { status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR' } },
      'CUSTOMER.DISPUTE.UPDATED',
    ],
  ] as const)(
    'a dispute with %s that was won, is opened again and lost',
    async (provider, opened, lost, event) => {
      const { checkout, payment } = await bought(provider);
      const dispute = await world.control(provider, 'dispute', { payment });
      const id = String(dispute.id ?? dispute.dispute_id);
      await eventually(() => expect(world.store.credits).toBe(0));
      await world.control(provider, `disputes/${id}/resolve`, { outcome: 'won' });
      await eventually(() => expect(world.store.credits).toBe(10));
      await set(provider, id, opened, event);
      await eventually(() => expect(stored(checkout.id).detail).toBe('DISPUTE_OPEN'));
      expect(world.store.credits).toBe(0);
      await set(provider, id, lost, event);
      await eventually(() => expect(stored(checkout.id).detail).toBe('DISPUTE_LOST'));
      expect(world.store.credits).toBe(0);
    },
  );

  it('an inquiry of Stripe that was closed becomes a dispute', async () => {
    await world.control('STRIPE', 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create('STRIPE'));
    await world.press(checkout, 'pay');
    await world.complete(checkout.id);
    const dispute = await world.control('STRIPE', 'dispute', { payment: world.paymentOf(checkout) });
    await world.control('STRIPE', 'webhooks', { drop: false });
    const becomes = async (status: string, detail: string | undefined, credits: number) => {
      await set('STRIPE', String(dispute.id), { status }, 'charge.dispute.updated');
      await eventually(() =>
        expect([stored(checkout.id).detail, world.store.credits]).toEqual([detail, credits]),
      );
    };
    await becomes('warning_needs_response', 'INQUIRY', 10);
    await becomes('warning_closed', undefined, 10);
    await becomes('needs_response', 'DISPUTE_OPEN', 0);
    await becomes('lost', 'DISPUTE_LOST', 0);
    await becomes('appeal_under_review', 'DISPUTE_LOST', 0);
    await becomes('won', undefined, 10);
  });

  it.each([
    ['STRIPE', 'mulling', 'pending', 'succeeded', 'refund.updated'],
    ['PAYPAL', 'MULLING', 'PENDING', 'COMPLETED', 'PAYMENT.REFUND.PENDING'],
  ] as const)(
    'a refund with %s of an unknown status that succeeds later',
    async (provider, strange, pending, done, event) => {
      const { checkout, payment } = await bought(provider);
      await world.control(provider, 'webhooks', { drop: true });
      const { id } = await world.control(provider, 'refund', { payment });
      if (provider === 'PAYPAL') await set(provider, await captureIdOf(payment), { status: 'COMPLETED' });
      await world.control(provider, 'webhooks', { drop: false });
      await set(provider, String(id), { status: strange }, event);
      await eventually(() => expect(world.events()).toContain('PaymentStatusUnknown'));
      expect(world.store.credits).toBe(10);
      expect(world.lines.find(({ event: name }) => name === 'PaymentStatusUnknown')?.details).toMatchObject({
        what: `refund ${String(id)} status ${strange}`,
      });
      expect(Date.parse(stored(checkout.id).nextCheckAt ?? '') - Date.now()).toBeLessThan(HOUR);
      await set(provider, String(id), { status: pending }, event);
      await eventually(() => expect(stored(checkout.id).detail).toBe('REFUND_UNDER_WAY'));
      await set(provider, String(id), { status: done });
      expect(await reconcileAfter(25 * HOUR)).toMatchObject({ mended: 1 });
      expect([stored(checkout.id).status, world.store.credits]).toEqual(['REFUNDED', 0]);
    },
  );
});

describe('a capture’s own status', () => {
  it.each(['REFUNDED', 'REVERSED'])('%s takes all back though no refund is listed', async (status) => {
    const { checkout, payment } = await bought('PAYPAL');
    await set('PAYPAL', await captureIdOf(payment), { status }, 'PAYMENT.CAPTURE.REVERSED');
    await eventually(() => expect(world.store.credits).toBe(0));
    expect(stored(checkout.id)).toMatchObject({ status: 'REFUNDED', returned: 500 });
    await set('PAYPAL', await captureIdOf(payment), { status: 'COMPLETED' }, 'PAYMENT.CAPTURE.COMPLETED');
    await eventually(() => expect(world.store.credits).toBe(10));
  });

  it('PENDING for a chargeback is money that is held', async () => {
    const { checkout, payment } = await bought('PAYPAL');
    const held = { status: 'PENDING', status_details: { reason: 'CHARGEBACK' } };
    await set('PAYPAL', await captureIdOf(payment), held, 'PAYMENT.CAPTURE.PENDING');
    await eventually(() => expect(stored(checkout.id).detail).toBe('DISPUTE_OPEN'));
    expect(world.store.credits).toBe(0);
  });

  it('of Stripe’s charge, too: refunded beyond what is listed', async () => {
    const { checkout, payment } = await bought('STRIPE');
    const [charge] = Object.values(await record('STRIPE', 'charges'));
    await set('STRIPE', charge!.id, { amount_refunded: 250 }, 'charge.refunded');
    await eventually(() => expect(stored(checkout.id).detail).toBe('PARTLY_REFUNDED'));
    expect([payment.startsWith('cs_'), world.store.credits]).toEqual([true, 5]);
  });
});

describe('only what is needed can fail', () => {
  const unrelated = {
    payer: { address: {}, phone: { phone_type: 'HOME' }, name: { given_name: 5 } },
    payment_source: { paypal: { address: { country_code: 'nowhere' } } },
    links: [{ rel: 'self' }, {}],
  };

  it('an order of PayPal with half an address of its payer is settled', async () => {
    const checkout = checkoutOf(await world.create('PAYPAL'));
    await world.control('PAYPAL', 'webhooks', { drop: true });
    await world.press(checkout, 'pay');
    await set('PAYPAL', world.paymentOf(checkout), unrelated);
    expect(checkoutOf(await world.complete(checkout.id))).toMatchObject({
      status: 'PAID',
      received: { amount: 500, currency: 'EUR' },
    });
  });

  it('what is missing and needed is named, and asked for again within the hour', async () => {
    const { checkout, payment } = await bought('PAYPAL');
    await set('PAYPAL', await captureIdOf(payment), { amount: { value: null } });
    await reconcileAfter(25 * HOUR);
    expect(world.lines.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ provider: 'PAYPAL', detail: 'its answer lacks capture.amount.value' }),
    );
    expect(Date.parse(stored(checkout.id).nextCheckAt ?? '') - Date.now() - world.clock.ahead).toBeLessThan(
      HOUR,
    );
  });

  it('a session that is paid without a sum is no wrong sum', async () => {
    const checkout = checkoutOf(await world.create('STRIPE'));
    await world.control('STRIPE', 'webhooks', { drop: true });
    await world.press(checkout, 'pay');
    const [intent] = Object.values(await record('STRIPE', 'paymentIntents'));
    await set('STRIPE', intent!.id, { amount_received: null });
    expect(await world.complete(checkout.id)).toMatchObject({ error: { type: 'PaymentProviderError' } });
    expect(stored(checkout.id).status).toBe('PENDING');
  });
});

describe.each(providers)('another sum taken by %s', (provider) => {
  const takeAnother = async (payment: string) => {
    if (provider === 'PAYPAL') {
      const amount = { value: '4.99' };
      return set(provider, await captureIdOf(payment), { amount });
    }
    const [intent] = Object.values(await record(provider, 'paymentIntents'));
    return set(provider, intent!.id, { amount_received: 499 });
  };

  it.each(['PENDING', 'CANCELLED'])(
    'is told as money that arrived, of a checkout that was %s',
    async (status) => {
      await world.control(provider, 'webhooks', { drop: true });
      const checkout = checkoutOf(await world.create(provider));
      const payment = world.paymentOf(checkout);
      await world.press(checkout, 'pay');
      if (provider === 'PAYPAL') await world.complete(checkout.id);
      await takeAnother(payment);
      // As it was before anybody had asked.
      world.store.credits = 0;
      world.store.ledger.length = 0;
      const given = {
        ...stored(checkout.id),
        status,
        paid: false,
        creditsGiven: 0,
        received: undefined,
      } as never;
      world.store.checkouts.set(checkout.id, given);
      const notice = {
        provider,
        eventId: 'e',
        eventType: 't',
        subject: { kind: 'payment', id: payment },
      } as const;
      await world.deliver(notice);
      expect(stored(checkout.id)).toMatchObject({
        status: 'FAILED',
        detail: 'WRONG_AMOUNT',
        received: { amount: 499, currency: 'EUR' },
        creditsGiven: 0,
      });
      expect(world.events()).toContain('PaymentWrongAmount');
      expect(world.store.ledger).toEqual([]);
      // Sent back by hand, it is over.
      const id =
        provider === 'PAYPAL'
          ? await captureIdOf(payment)
          : Object.keys(await record(provider, 'charges'))[0]!;
      await set(provider, id, provider === 'PAYPAL' ? { status: 'REFUNDED' } : { amount_refunded: 499 });
      await world.deliver(notice);
      expect(stored(checkout.id)).toMatchObject({ status: 'REFUNDED', returned: 499, creditsGiven: 0 });
    },
  );
});

describe('declines at PayPal', () => {
  const captures = () => world.lines.filter(({ event }) => event === 'PaymentDeclined').length;

  it('are told at once with a way to pay again, and never tried again by a timer', async () => {
    await world.control('PAYPAL', 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create('PAYPAL'));
    await world.press(checkout, 'decline');
    const answers = [];
    for (let poll = 0; poll < 5; poll += 1) answers.push(checkoutOf(await world.complete(checkout.id)));
    expect(answers.map(({ status, detail }) => `${status} ${detail}`)).toEqual(
      Array(5).fill('PENDING DECLINED'),
    );
    expect(answers[0]?.redirectUrl).toMatch(/^http/);
    for (let minutes = 1; minutes <= 64; minutes *= 2) await reconcileAfter(minutes * 61_000);
    expect(captures()).toBe(1);
    expect(stored(checkout.id).declines).toBe(1);
  });

  it('are over when the payer approves another way to pay: that is a capture of its own', async () => {
    await world.control('PAYPAL', 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create('PAYPAL'));
    await world.press(checkout, 'decline');
    await world.complete(checkout.id);
    await world.press(checkout, 'decline');
    expect(await reconcileAfter(61_000)).toMatchObject({ checked: 1, mended: 0 });
    expect(captures()).toBe(1);
    await world.complete(checkout.id);
    expect(captures()).toBe(2);
    await world.press(checkout, 'pay');
    expect(checkoutOf(await world.complete(checkout.id))).toMatchObject({
      status: 'PAID',
      detail: undefined,
    });
    expect(world.store.credits).toBe(10);
  });

  it('takes nothing that was approved before the buyer paid otherwise', async () => {
    await world.control('PAYPAL', 'webhooks', { drop: true });
    const first = checkoutOf(await world.create('PAYPAL'));
    await world.press(first, 'pay-and-close');
    world.clock.ahead = 5000;
    const second = checkoutOf(await world.create('STRIPE'));
    await world.press(second, 'pay');
    await eventually(() => expect(stored(second.id).status).toBe('PAID'));
    await reconcileAfter(61_000);
    expect([stored(first.id).status, world.store.credits]).toEqual(['PENDING', 10]);
    expect(world.events()).toContain('CaptureWithheld');
  });
});

describe('captures at PayPal', () => {
  const approved = async () => {
    await world.control('PAYPAL', 'webhooks', { drop: true });
    const checkout = checkoutOf(await world.create('PAYPAL'));
    await world.press(checkout, 'pay-and-close');
    return checkout;
  };

  it('of two purchases that the buyer comes back to, both are made', async () => {
    const both = [await approved(), await approved()];
    world.clock.ahead = 5000;
    for (const { id } of both) expect(checkoutOf(await world.complete(id)).status).toBe('PAID');
    expect(world.store.credits).toBe(20);
  });

  it('are looked for after a cancellation that came when the payment was approved', async () => {
    const checkout = await approved();
    expect(checkoutOf(await world.cancel(checkout.id)).status).toBe('CANCELLED');
    const subject = { kind: 'payment', id: world.paymentOf(checkout) } as const;
    await world.deliver({ provider: 'PAYPAL', eventId: 'e', eventType: 't', subject });
    expect(stored(checkout.id)).toMatchObject({ status: 'CANCELLED', isUnconfirmed: true });
    await reconcileAfter(62_000);
    expect(stored(checkout.id).isUnconfirmed).toBeUndefined();
  });

  it('that are refused for what is ours to mend are no declines, and are made when the buyer comes back', async () => {
    const checkout = await approved();
    const refused = { method: 'POST', path: '/v2/checkout/orders/', times: 1, kind: 'fail', status: 422 };
    await world.control('PAYPAL', 'calls', [refused]);
    expect(checkoutOf(await world.complete(checkout.id))).toMatchObject({
      status: 'PENDING',
      detail: undefined,
    });
    expect(stored(checkout.id).declines).toBe(1);
    expect(world.events()).toContain('PaymentStatusUnknown');
    expect(world.events()).not.toContain('PaymentDeclined');
    expect(checkoutOf(await world.complete(checkout.id)).status).toBe('PAID');
  });
});

it('a dispute that PayPal does not show any more stays as it was, and stops nothing', async () => {
  const { checkout, payment } = await bought('PAYPAL');
  const { dispute_id: disputeId } = await world.control('PAYPAL', 'dispute', { payment, amount: 100 });
  await eventually(() => expect(world.store.credits).toBe(8));
  await world.control('PAYPAL', 'forget', { id: String(disputeId) });
  await world.control('PAYPAL', 'refund', { payment, amount: 200 });
  await eventually(() => expect(world.store.credits).toBe(4));
  expect(stored(checkout.id).detail).toBe('DISPUTE_OPEN');
});

it.each(providers)(
  'what %s tells of a charge that it does not show goes back to the queue',
  async (provider) => {
    const subject = { kind: 'charge', id: 'unknown' } as const;
    const { batchItemFailures } = await world.deliver({ provider, eventId: 'e', eventType: 't', subject });
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'e' }]);
  },
);

it.each([
  ['STRIPE', '/v1/disputes', /^StripePermissionError 403 rak_dispute_read/],
  ['PAYPAL', '/v1/customer/disputes', /403/],
] as const)('refunds are settled though %s does not let us list disputes', async (provider, path, said) => {
  const { checkout, payment } = await bought(provider);
  await world.control(provider, 'webhooks', { drop: true });
  await world.control(provider, 'refund', { payment, amount: 250 });
  await world.control(provider, 'calls', [{ method: 'GET', path, times: 9, kind: 'fail', status: 403 }]);
  expect(await reconcileAfter(25 * HOUR)).toMatchObject({ mended: 1, failed: 0 });
  expect(world.store.credits).toBe(5);
  expect(world.lines).toContainEqual(
    expect.objectContaining({
      level: 'error',
      event: 'ProviderNeedsMending',
      details: { provider, detail: expect.stringMatching(said) as string },
    }),
  );
  for (const _check of [1, 2])
    expect(await reconcileAfter(25 * HOUR)).toMatchObject({ checked: 1, failed: 0 });
  expect(Date.parse(stored(checkout.id).nextCheckAt ?? '') - Date.now() - world.clock.ahead).toBeLessThan(
    25 * HOUR,
  );
});

describe('failures of the providers', () => {
  it('a token that PayPal refuses is renewed once', async () => {
    const checkout = checkoutOf(await world.create('PAYPAL'));
    await world.control('PAYPAL', 'calls', [
      { method: 'GET', path: '/v2/', times: 1, kind: 'fail', status: 401 },
    ]);
    expect(checkoutOf(await world.complete(checkout.id)).status).toBe('PENDING');
    await world.control('PAYPAL', 'calls', [
      { method: 'GET', path: '/v2/', times: 9, kind: 'fail', status: 401 },
    ]);
    expect(await world.complete(checkout.id)).toMatchObject({ error: { info: { retryable: false } } });
  });

  it.each(providers)(
    'a payment that %s does not know any more ends once its page has ended, and is looked for three days',
    async (provider) => {
      const checkout = checkoutOf(await world.create(provider));
      await world.control(provider, 'forget', { id: world.paymentOf(checkout) });
      expect(checkoutOf(await world.complete(checkout.id)).status).toBe('PENDING');
      expect(world.events()).toContain('PaymentGone');
      await reconcileAfter(2.9 * HOUR);
      expect(stored(checkout.id).status).toBe('PENDING');
      await reconcileAfter(HOUR);
      const ended = { status: 'EXPIRED', detail: 'PAYMENT_GONE' };
      expect(stored(checkout.id)).toMatchObject({ ...ended, isUnconfirmed: true });
      expect(await reconcileAfter(HOUR)).toMatchObject({ checked: 1, failed: 0 });
      await reconcileAfter(72 * HOUR);
      expect(stored(checkout.id)).toMatchObject(ended);
      expect(stored(checkout.id).isUnconfirmed).toBeUndefined();
      expect(await reconcileAfter(HOUR)).toMatchObject({ checked: 0 });
    },
  );

  const wrongKey = () => {
    const { STRIPE, PAYPAL } = world.services.gateways;
    const spies = [STRIPE, PAYPAL].map((gateway) => jest.spyOn(gateway, 'lookUp').mockResolvedValue(GONE));
    return () => spies.forEach((spy) => spy.mockRestore());
  };

  it.each([2, 4])(
    'what was paid under a wrong key arrives once it is mended, %d hours later',
    async (hours) => {
      await world.control('STRIPE', 'webhooks', { drop: true });
      const checkout = checkoutOf(await world.create('STRIPE'));
      const mend = wrongKey();
      await world.press(checkout, 'pay');
      await reconcileAfter(hours * HOUR);
      expect(stored(checkout.id)).toMatchObject({ status: hours < 3 ? 'PENDING' : 'EXPIRED' });
      mend();
      expect(await reconcileAfter(HOUR)).toMatchObject({ mended: 1 });
      expect([stored(checkout.id).status, world.store.credits]).toEqual(['PAID', 10]);
    },
  );

  it('what a provider does not know is given up only where money waits to be asked for', async () => {
    const [card, wallet] = [await world.create('STRIPE'), await world.create('PAYPAL')].map(checkoutOf);
    const mend = wrongKey();
    expect(await world.cancel(card!.id)).toMatchObject({
      error: { type: 'PaymentProviderError', info: { retryable: true } },
    });
    expect(stored(card!.id).status).toBe('PENDING');
    expect(checkoutOf(await world.cancel(wallet!.id)).status).toBe('CANCELLED');
    expect(stored(wallet!.id).isUnconfirmed).toBe(true);
    mend();
    expect(checkoutOf(await world.cancel(card!.id)).status).toBe('CANCELLED');
  });

  it('a 500 that Stripe keeps for its key is got around when the buyer tries again', async () => {
    await world.control('STRIPE', 'calls', [
      { method: 'POST', path: '/v1/checkout/sessions', times: 1, kind: 'keep', status: 500 },
    ]);
    expect(await world.create('STRIPE', { idempotencyKey: 'k' })).toMatchObject({
      error: { info: { retryable: true } },
    });
    const checkout = checkoutOf(await world.create('STRIPE', { idempotencyKey: 'k' }));
    expect(checkout.redirectUrl).toBeDefined();
    expect(world.store.checkouts.size).toBe(1);
  });

  it.each(providers)(
    'what an operator can mend at %s is no check, and is asked again within the hour',
    async (provider) => {
      const { checkout, payment } = await bought(provider);
      const last = new Date(Date.now() + 180 * 24 * HOUR).toISOString();
      world.store.checkouts.set(checkout.id, { ...stored(checkout.id), checks: 7, nextCheckAt: last });
      await world.control(provider, 'calls', [{ method: 'GET', times: 1, kind: 'fail', status: 403 }]);
      await reconcileAfter(180 * 24 * HOUR + 1000);
      expect(world.events()).toContain('ProviderNeedsMending');
      expect(Date.parse(stored(checkout.id).nextCheckAt ?? '') - Date.now() - world.clock.ahead).toBeLessThan(
        HOUR,
      );
      await world.control(provider, 'webhooks', { drop: true });
      await world.control(provider, 'refund', { payment });
      expect(await reconcileAfter(HOUR)).toMatchObject({ mended: 1 });
      expect(world.store.credits).toBe(0);
    },
  );

  describe.each(providers)('a 403 of %s about a purchase that waits for its credits', (provider) => {
    const refuse = (method?: string) =>
      world.control(provider, 'calls', [{ method, path: '/v', times: 99, kind: 'fail', status: 403 }]);
    const needsMending = () => world.events().filter((event) => event === 'ProviderNeedsMending').length;

    it.each([2, 24 * 40])(
      'is no check, rings, and is asked again within the hour, %d hours after it began',
      async (hours) => {
        // An operator may have the reconciler ask only once a day.
        world.services.checkPauses = { ...CHECK_PAUSES, longest: 24 * HOUR };
        await world.control(provider, 'webhooks', { drop: true });
        const checkout = checkoutOf(await world.create(provider));
        const due = new Date(Date.now() + hours * HOUR).toISOString();
        world.store.checkouts.set(checkout.id, { ...stored(checkout.id), checks: 40, nextCheckAt: due });
        await world.press(checkout, 'pay');
        await refuse('GET');
        for (const [time, pause] of [hours * HOUR + 1000, HOUR, HOUR].entries()) {
          expect(await reconcileAfter(pause)).toMatchObject({ checked: 1, failed: 1 });
          expect(needsMending()).toBe(time + 1);
          expect(stored(checkout.id)).toMatchObject({ status: 'PENDING', checks: 40 });
        }
        await world.control(provider, 'calls', []);
        expect(await reconcileAfter(HOUR)).toMatchObject({ mended: 1 });
        expect([stored(checkout.id).status, world.store.credits]).toEqual(['PAID', 10]);
      },
    );

    it('rings when its buyer comes back or gives up, and sends nobody to pay again', async () => {
      const checkout = checkoutOf(await world.create(provider));
      await refuse();
      const answer = await world.complete(checkout.id);
      expect(answer).toMatchObject({ error: { type: 'PaymentProviderError', info: { retryable: false } } });
      expect(JSON.stringify(answer)).toContain('Do not pay again');
      expect(needsMending()).toBe(1);
      await world.cancel(checkout.id);
      expect(needsMending()).toBe(2);
      await world.create(provider);
      expect(needsMending()).toBe(3);
    });
  });

  it('a failed refund at PayPal gives the credits back at once', async () => {
    const { checkout, payment } = await bought('PAYPAL');
    const { id } = await world.control('PAYPAL', 'refund', { payment });
    await eventually(() => expect(stored(checkout.id).status).toBe('REFUNDED'));
    await set('PAYPAL', await captureIdOf(payment), { status: 'COMPLETED' });
    await set('PAYPAL', String(id), { status: 'FAILED' }, 'PAYMENT.REFUND.FAILED');
    await eventually(() => expect([stored(checkout.id).status, world.store.credits]).toEqual(['PAID', 10]));
  });

  it('a purchase that is cancelled while PayPal does not answer is cancelled, and looked after', async () => {
    const checkout = checkoutOf(await world.create('PAYPAL'));
    await world.control('PAYPAL', 'calls', [{ method: 'GET', times: 2, kind: 'fail', status: 503 }]);
    expect(checkoutOf(await world.cancel(checkout.id)).status).toBe('CANCELLED');
    expect(stored(checkout.id).isUnconfirmed).toBe(true);
    expect(await reconcileAfter(61_000)).toMatchObject({ checked: 1, failed: 0 });
    expect(stored(checkout.id)).toMatchObject({ status: 'CANCELLED' });
    expect(stored(checkout.id).isUnconfirmed).toBeUndefined();
    expect(await reconcileAfter(HOUR)).toMatchObject({ checked: 0 });
  });
});
