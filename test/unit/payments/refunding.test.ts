import { refundCheckout } from '../../../functions/checkout/refund';
import { refundableAmount } from '../../../functions/lib/checkouts/refundable';
import { settle } from '../../../functions/lib/checkouts/settle';
import { ProviderError } from '../../../functions/lib/errors/errors';
import { reconcileHandler } from '../../../functions/reconcile-checkouts/handler';
import { checkoutView } from '../../../model/receipts';
import type { PaymentProvider, RefundCheckoutInput } from '../../../schema/generated/types';
import { Crash, crashing, type Fuse } from './support/crashing';
import { aCheckout, aPaidRecord, VOTER } from './support/factories';
import { keepingLog } from './support/keeping-log';
import { MemoryStore } from './support/memory-store';
import { RefundingProvider } from './support/refunding-provider';
import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';

const ORGANISER = 'an-organiser';

/** The refunds that a sandbox has. */
async function refundRecords(world: PaymentWorld, provider: PaymentProvider): Promise<unknown> {
  const record = await world.control(provider, 'record');
  const orders = Object.values((record['orders'] ?? {}) as Record<string, { purchase_units: object[] }>);
  return record['refunds'] ?? orders.map((order) => order.purchase_units);
}

describe.each(['STRIPE', 'PAYPAL'] as const)('an organiser who refunds what %s took', (provider) => {
  let world: PaymentWorld;
  let checkoutId: string;
  beforeEach(async () => {
    world = await paymentWorld();
    const checkout = checkoutOf(await world.create(provider));
    checkoutId = checkout.id;
    await world.press(checkout, 'pay');
    await eventually(() => expect(world.store.credits).toBe(10));
  });
  afterEach(() => world.stop());

  const refund = (input: Partial<RefundCheckoutInput> = {}) =>
    refundCheckout(world.services, ORGANISER, {
      checkoutId,
      userId: VOTER,
      reason: 'Asked for it',
      ...input,
    });
  const stored = () => world.store.checkouts.get(checkoutId)!;
  const refundsThere = async (): Promise<number> => {
    const names = JSON.stringify(await refundRecords(world, provider)).split(`${checkoutId}-refund-`);
    return names.length - 1;
  };

  it('gives a part back once, however often it is asked for, and then the rest', async () => {
    const asked = { amount: 200, idempotencyKey: 'k' };
    const answers = await Promise.all([refund(asked), refund(asked)]);
    for (const answer of [...answers, await refund(asked)])
      expect(answer).toMatchObject({ status: 'PAID', detail: 'PARTLY_REFUNDED', returned: 200 });
    expect(await refundsThere()).toBe(1);
    expect(world.store.credits).toBe(6);
    await expect(refund({ ...asked, amount: 300 })).rejects.toMatchObject({
      info: { field: 'idempotencyKey' },
    });
    await expect(refund({ amount: 301 })).rejects.toMatchObject({ info: { field: 'amount' } });
    expect(refundableAmount(stored())).toBe(300);

    expect(await refund()).toMatchObject({ status: 'REFUNDED', returned: 500 });
    expect(world.store.credits).toBe(0);
    await expect(refund()).rejects.toMatchObject({ info: { status: 'REFUNDED', reason: 'NOTHING_LEFT' } });
    expect(world.store.acts).toEqual([
      expect.objectContaining({
        action: 'REFUND_CHECKOUT',
        by: ORGANISER,
        userId: VOTER,
        reason: 'Asked for it',
        before: { returned: 0 },
        after: { checkoutId, provider, amount: 200, currency: 'EUR' },
      }),
      expect.objectContaining({ before: { returned: 200 } }),
    ]);
    const { receipt } = checkoutView(stored());
    expect(receipt).toMatchObject({
      number: `R-${checkoutId}`,
      total: { amount: 500, currency: 'EUR' },
      returned: { amount: 500 },
      moneyBack: [
        { status: 'DONE', amount: 200, credits: 4 },
        { status: 'DONE', amount: 300, credits: 6 },
      ],
    });
    expect(receipt?.providerReference).toBeTruthy();
  });

  it('is told that it is under way while the provider does not answer, and the reconciler makes it once', async () => {
    await world.control(provider, 'calls', [
      { method: 'POST', path: 'refund', times: 9, kind: 'fail', status: 503 },
    ]);
    expect(await refund()).toMatchObject({ status: 'PAID', detail: 'REFUND_UNDER_WAY' });
    expect(world.store.credits).toBe(10);
    expect(refundableAmount(stored())).toBe(0);
    world.clock.ahead = 61_000;
    await world.reconcile();
    expect(await refundsThere()).toBe(0);
    await world.control(provider, 'calls', []);
    world.clock.ahead += 31 * 60_000;
    await world.reconcile();
    expect(await refundsThere()).toBe(1);
    await eventually(() => expect(stored().status).toBe('REFUNDED'));
    expect(world.store.credits).toBe(0);
    expect(world.store.acts).toHaveLength(1);
  });

  it.each(['keep', 'fail-after'] as const)(
    'gets around a failure of the kind "%s" without a second refund',
    async (kind) => {
      const asked = { amount: 100, idempotencyKey: 'k' };
      // The client of Stripe repeats a call once, and so does ours of PayPal.
      await world.control(provider, 'calls', [
        { method: 'POST', path: 'refund', times: kind === 'keep' ? 1 : 2, kind },
      ]);
      await refund(asked);
      await world.control(provider, 'calls', []);
      // What was made all the same is found. What was not is asked for under another key, and not before a minute has passed;
      // PayPal keeps no such failure.
      expect(await refund(asked)).toMatchObject(
        kind === 'keep' && provider === 'STRIPE' ? { detail: 'REFUND_UNDER_WAY' } : { returned: 100 },
      );
      world.clock.ahead = 61_000;
      await world.reconcile();
      expect(await refund(asked)).toMatchObject({ returned: 100 });
      expect(await refundsThere()).toBe(1);
      expect(world.store.credits).toBe(8);
    },
  );

  it('is refused while the payment is disputed, also where no webhook told of that', async () => {
    await world.control(provider, 'webhooks', { drop: true });
    await world.control(provider, 'dispute', {
      payment: world.paymentOf(checkoutView(stored())),
      amount: 200,
    });
    await expect(refund()).rejects.toMatchObject({ info: { status: 'DISPUTED', reason: 'DISPUTED' } });
    expect(world.store.acts).toEqual([]);
    expect(refundableAmount(stored())).toBe(0);
  });

  it('sends another sum than the price back', async () => {
    const wrong = { ...stored(), paid: false, status: 'PENDING' as const, creditsGiven: 0 };
    delete wrong.received;
    world.store.checkouts.set(checkoutId, { ...wrong, pack: { ...wrong.pack, amount: 501 } });
    await world.deliver({
      provider,
      eventId: 'e',
      eventType: 't',
      subject: { kind: 'payment', id: world.paymentOf(checkoutView(stored())) },
    });
    expect(stored()).toMatchObject({ status: 'FAILED', detail: 'WRONG_AMOUNT', received: { amount: 500 } });
    const credits = world.store.credits;
    expect(await refund()).toMatchObject({ status: 'REFUNDED', returned: 500 });
    expect(world.store.credits).toBe(credits);
  });

  it('is refused where nothing was paid, and for what is nobody’s purchase', async () => {
    const other = checkoutOf(await world.create(provider));
    await expect(refund({ checkoutId: other.id })).rejects.toMatchObject({ info: { reason: 'NOT_PAID' } });
    await expect(refund({ userId: 'somebody-else' })).rejects.toMatchObject({ type: 'CheckoutNotFound' });
    await expect(refund({ reason: ' ' })).rejects.toMatchObject({ info: { field: 'reason' } });
  });
});

describe('a refund', () => {
  function small() {
    const store = new MemoryStore();
    const provider = new RefundingProvider();
    const { log } = keepingLog();
    const clock = { now: Date.parse('2026-11-26T08:00:00.000Z') };
    const paid = aCheckout({ status: 'PAID', paid: true, creditsGiven: 10, charge: { id: 'ch_1' } });
    store.checkouts.set(paid.id, { ...paid, received: { amount: 500, currency: 'EUR' } });
    store.credits = 10;
    const services = {
      store,
      gateways: { STRIPE: provider, PAYPAL: provider },
      receipts: { send: () => Promise.resolve() },
      log,
      now: () => clock.now,
    };
    const input = { checkoutId: paid.id, userId: VOTER, reason: 'Asked', amount: 200 };
    return { store, provider, services, clock, input };
  }
  const inTime = { getRemainingTimeInMillis: () => 60_000 };

  it('that a process began and another ends is made once, wherever the first one died', async () => {
    let written = 0;
    for (const afterEffect of [false, true])
      for (let callsLeft = 1; callsLeft < 10; callsLeft += 1)
        for (const isRepeated of [false, true]) {
          const { store, provider, services, clock, input } = small();
          const fuse: Fuse = { callsLeft, afterEffect };
          const dying = {
            ...services,
            store: crashing(store, fuse),
            gateways: { STRIPE: crashing(provider, fuse), PAYPAL: provider },
          };
          const request = { ...input, idempotencyKey: 'k' };
          await refundCheckout(dying, ORGANISER, request).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error;
          });
          if (isRepeated) await refundCheckout(services, ORGANISER, request);
          clock.now += 61_000;
          await reconcileHandler(services)(undefined, inTime);
          const count = store.acts.length;
          expect([callsLeft, provider.refunds.length]).toEqual([callsLeft, count]);
          expect(store.credits).toBe(10 - 4 * count);
          if (isRepeated) expect(count).toBe(1);
          written += count;
        }
    expect(written).toBeGreaterThan(20);
  });

  it('that the provider makes and shows only after it failed is made once, however often it is asked for', async () => {
    const { store, provider, services, clock, input } = small();
    const late: (() => Promise<unknown>)[] = [];
    jest.spyOn(provider, 'makeRefund').mockImplementationOnce((checkout, request) => {
      late.push(() => provider.makeRefund(checkout, request));
      return Promise.reject(new ProviderError('STRIPE', true, '500', { kept: true }));
    });
    const request = { ...input, idempotencyKey: 'k' };
    const other = { ...input, amount: 50, idempotencyKey: 'l' };
    for (const asked of [request, request, other])
      expect(await refundCheckout(services, ORGANISER, asked)).toMatchObject({ detail: 'REFUND_UNDER_WAY' });
    await late[0]!();
    clock.now += 31 * 60_000;
    await reconcileHandler(services)(undefined, inTime);
    expect(provider.refunds.map(({ amount }) => amount).sort()).toEqual([200, 50]);
    expect(store.checkouts.get(input.checkoutId)).toMatchObject({ returned: 250, creditsGiven: 5 });
  });

  it('that its provider takes and does not show yet is under way, and leaves no more than the rest', async () => {
    const { store, provider, services, input } = small();
    provider.lookUp = () => Promise.resolve(aPaidRecord({ charge: { id: 'ch_1' } }));
    expect(await refundCheckout(services, ORGANISER, input)).toMatchObject({ detail: 'REFUND_UNDER_WAY' });
    expect(refundableAmount(store.checkouts.get(input.checkoutId)!)).toBe(300);
    await expect(refundCheckout(services, ORGANISER, { ...input, amount: 301 })).rejects.toMatchObject({
      info: { field: 'amount' },
    });
  });

  it('of an old payment is made within the hour, also if the reconciler dies of it and news come in between', async () => {
    const { store, provider, services, clock, input } = small();
    const known = store.checkouts.get(input.checkoutId)!;
    store.checkouts.set(known.id, { ...known, checks: 7, creditsChangedAt: '2026-05-01T08:00:00.000Z' });
    jest.spyOn(provider, 'makeRefund').mockRejectedValueOnce(new ProviderError('STRIPE', true, 'down'));
    await refundCheckout(services, ORGANISER, input);
    clock.now += 61_000;
    jest.spyOn(provider, 'lookUp').mockRejectedValueOnce(new Crash());
    await reconcileHandler(services)(undefined, inTime);
    const news = { id: 're_0', kind: 'REFUND', amount: 50, standing: true, stage: 'DONE', key: '' } as const;
    provider.refunds.push(news);
    await settle(services, store.checkouts.get(known.id)!);
    clock.now += 31 * 60_000;
    await reconcileHandler(services)(undefined, inTime);
    expect(store.checkouts.get(known.id)).toMatchObject({ returned: 250, creditsGiven: 5 });
  });

  it('that the provider refuses is told so for good, and takes no credits', async () => {
    const { store, provider, services, input } = small();
    provider.refusal = 'insufficient_funds';
    const request = { ...input, idempotencyKey: 'k' };
    for (const _ of [1, 2])
      await expect(refundCheckout(services, ORGANISER, request)).rejects.toMatchObject({
        type: 'CheckoutNotRefundable',
        info: { status: 'PAID', reason: 'REFUSED' },
      });
    expect(store.credits).toBe(10);
    const checkout = store.checkouts.get(input.checkoutId)!;
    expect(checkoutView(checkout).receipt?.moneyBack).toMatchObject([{ status: 'REFUSED', amount: 200 }]);
    expect(refundableAmount(checkout)).toBe(500);
    provider.refusal = undefined;
    expect(await refundCheckout(services, ORGANISER, { ...input, amount: null })).toMatchObject({
      status: 'REFUNDED',
    });
  });

  it('whose record has the provider’s id and no name of ours is one line of the receipt', () => {
    const { store, input } = small();
    const at = '2026-11-26T08:00:00.000Z';
    const asked = [{ id: 'c-refund-1', amount: 200, reason: 'Asked', by: ORGANISER, at, refundId: 're_1' }];
    const clawbacks = { re_1: { kind: 'REFUND', amount: 200, standing: true, stage: 'DONE' } } as const;
    const checkout = { ...store.checkouts.get(input.checkoutId)!, asked, clawbacks };
    expect(checkoutView(checkout).receipt?.moneyBack).toMatchObject([{ id: 're_1', status: 'DONE' }]);
    expect(refundableAmount(checkout)).toBe(300);
  });

  it('that fails at the bank gives its credits back, and may be asked for again', async () => {
    const { store, provider, services, input } = small();
    await refundCheckout(services, ORGANISER, input);
    provider.refunds[0]!.stage = 'FAILED';
    expect(await refundCheckout(services, ORGANISER, { ...input, amount: 500 })).toMatchObject({
      status: 'REFUNDED',
    });
    expect(store.credits).toBe(0);
    expect(store.ledger.map(({ credits }) => credits)).toEqual([-4, 4, -10]);
    const bookings = store.checkouts.get(input.checkoutId)?.bookings ?? [];
    expect(bookings.map(({ received, returned }) => [received, returned])).toEqual([
      [500, 0],
      [500, 200],
      [500, 0],
      [500, 500],
    ]);
  });

  it('is not written down while its provider cannot be asked how the payment stands', async () => {
    const { store, provider, services, input } = small();
    provider.lookUp = () => Promise.reject(new ProviderError('STRIPE', true, 'down'));
    await expect(refundCheckout(services, ORGANISER, input)).rejects.toMatchObject({ retryable: true });
    expect(store.acts).toEqual([]);
  });
});
