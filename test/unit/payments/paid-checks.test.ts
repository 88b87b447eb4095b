import type { Checkout } from '../../../model/checkouts';
import { CHECK_VARIABLES, checkPausesFrom } from '../../../functions/lib/checkouts/checks';
import { readEnvironment } from '../../../functions/lib/environment';
import type { LookUpOptions, PaymentGateway } from '../../../functions/lib/checkouts/gateway';
import { ProviderError } from '../../../functions/lib/errors/errors';
import type { PaymentRecord } from '../../../functions/lib/checkouts/record';
import { settle, type SettlingServices } from '../../../functions/lib/checkouts/settle';
import { reconcileHandler } from '../../../functions/reconcile-checkouts/handler';
import { aCheckout, aPaidRecord } from './support/factories';
import { keepingLog } from './support/keeping-log';
import { MemoryStore } from './support/memory-store';

const DAY = 24 * 3600_000;
const PAID_AT = Date.parse('2026-11-22T08:00:00.000Z');

type LookUp = (checkout: Checkout, options: LookUpOptions) => Promise<PaymentRecord>;

/** A checkout that was just paid, a provider that answers as it is told to, and a clock that follows the checks. */
async function paidWorld() {
  const store = new MemoryStore();
  const { log, lines, events } = keepingLog();
  const lookUp = jest.fn<ReturnType<LookUp>, Parameters<LookUp>>(() => Promise.resolve(aPaidRecord()));
  const clock = { now: PAID_AT };
  const gateway = { lookUp } as unknown as PaymentGateway;
  const services: SettlingServices = {
    store,
    gateways: { STRIPE: gateway, PAYPAL: gateway },
    receipts: { send: () => Promise.resolve() },
    log,
    now: () => clock.now,
  };
  store.checkouts.set('paid', aCheckout({ id: 'paid' }));
  await settle(services, aCheckout({ id: 'paid' }));
  lookUp.mockClear();
  const stored = () => store.checkouts.get('paid')!;
  const reconcile = () => reconcileHandler(services)(undefined, { getRemainingTimeInMillis: () => 60_000 });
  return {
    store,
    services,
    lookUp,
    clock,
    lines,
    events,
    stored,
    reconcile,
    /** Days since the payment at which the next check is due. */
    dueIn: () => (Date.parse(stored().nextCheckAt ?? '') - PAID_AT) / DAY,
    /** Runs the reconciler when the next check is due. */
    nextCheck: () => {
      clock.now = Date.parse(stored().nextCheckAt ?? '');
      return reconcile();
    },
  };
}

const refund = { id: 're_1', kind: 'REFUND' as const, amount: 250, standing: true };
const hangs = () => Promise.reject(new ProviderError('STRIPE', true, 'no answer'));

it('asks about a paid checkout eight times in 180 days, and then no more', async () => {
  const { lookUp, stored, nextCheck, dueIn, clock, reconcile } = await paidWorld();
  const days: number[] = [];
  while (stored().nextCheckAt && days.length < 20) {
    days.push(dueIn());
    expect(await nextCheck()).toEqual({ checked: 1, mended: 0, failed: 0 });
  }
  expect(days).toEqual([1, 3, 7, 15, 31, 63, 127, 180]);
  expect(lookUp).toHaveBeenCalledTimes(8);
  for (const [, options] of lookUp.mock.calls)
    expect(options).toMatchObject({ capture: false, allDisputes: true });
  clock.now += 1000 * DAY;
  expect(await reconcile()).toEqual({ checked: 0, mended: 0, failed: 0 });
});

it('writes once for a check that finds nothing', async () => {
  const { stored, nextCheck } = await paidWorld();
  const { version } = stored();
  await nextCheck();
  expect(stored().version).toBe(version + 1);
});

it('looks for money that went back of a payment whose page was not written down before it was paid', async () => {
  const { services, store, lookUp, nextCheck } = await paidWorld();
  const known = aCheckout({ id: 'paid' });
  const { providerReference: _, ...unopened } = known;
  store.checkouts.set('paid', unopened);
  // A webhook lends the reference, and somebody else writes first.
  store.lostRaces = 1;
  await settle(services, known);
  expect(store.checkouts.get('paid')).toMatchObject({
    paid: true,
    providerReference: known.providerReference,
  });
  lookUp.mockResolvedValue(aPaidRecord({ clawbacks: [refund] }));
  expect(await nextCheck()).toEqual({ checked: 1, mended: 1, failed: 0 });
});

it('begins again when credits change, by check or by webhook', async () => {
  const { services, store, lookUp, stored, nextCheck, dueIn, lines } = await paidWorld();
  await nextCheck();
  await nextCheck();
  expect(dueIn()).toBe(7);
  lookUp.mockResolvedValue(aPaidRecord({ clawbacks: [refund] }));
  expect(await nextCheck()).toEqual({ checked: 1, mended: 1, failed: 0 });
  expect([store.credits, dueIn(), stored().checks]).toEqual([5, 8, 0]);
  expect(lines.find(({ event }) => event === 'CheckoutMended')).toMatchObject({
    details: { from: 'PAID', to: 'PAID', paid: true, creditsGiven: 5 },
  });

  await nextCheck();
  expect(dueIn()).toBe(10);
  lookUp.mockResolvedValue(aPaidRecord({ clawbacks: [refund, { ...refund, id: 're_2' }] }));
  // As a webhook has it settled.
  await settle(services, stored());
  expect([store.credits, dueIn(), stored().checks]).toEqual([0, 9, 0]);
});

it('asks again a day later when the provider did not answer, and goes on from where it was', async () => {
  const { lookUp, nextCheck, dueIn, events } = await paidWorld();
  for (let check = 0; check < 4; check += 1) await nextCheck();
  expect(dueIn()).toBe(31);
  lookUp.mockImplementationOnce(hangs);
  expect(await nextCheck()).toEqual({ checked: 1, mended: 0, failed: 1 });
  expect(events()).toContain('CheckoutNotChecked');
  expect(dueIn()).toBe(32);
  await nextCheck();
  expect(dueIn()).toBe(64);
});

it('does not hurry back to a provider that refused', async () => {
  const { lookUp, nextCheck, dueIn } = await paidWorld();
  lookUp.mockRejectedValueOnce(new ProviderError('STRIPE', false, 'refused'));
  expect(await nextCheck()).toEqual({ checked: 1, mended: 0, failed: 1 });
  expect(dueIn()).toBe(3);
});

it('makes up for the last check when the provider does not answer that one', async () => {
  const { store, lookUp, nextCheck, dueIn } = await paidWorld();
  while (dueIn() < 180) await nextCheck();
  lookUp.mockImplementationOnce(hangs);
  expect(await nextCheck()).toMatchObject({ failed: 1 });
  expect(dueIn()).toBe(181);
  lookUp.mockResolvedValue(aPaidRecord({ clawbacks: [refund] }));
  expect(await nextCheck()).toMatchObject({ mended: 1 });
  expect(store.credits).toBe(5);
});

it('ends a week after 180 days also if the provider never answers', async () => {
  const { lookUp, nextCheck, stored } = await paidWorld();
  lookUp.mockImplementation(hangs);
  let checks = 0;
  for (; stored().nextCheckAt && checks < 500; checks += 1) await nextCheck();
  expect(checks).toBe(187);
});

it('asks about those who wait for their credits first', async () => {
  const { store, lookUp, nextCheck } = await paidWorld();
  const waiting = aCheckout({ id: 'waiting', nextCheckAt: new Date(PAID_AT + DAY).toISOString() });
  store.checkouts.set('waiting', waiting);
  expect(await nextCheck()).toEqual({ checked: 2, mended: 1, failed: 0 });
  expect(lookUp.mock.calls.map(([{ id }]) => id)).toEqual(['waiting', 'paid']);
});

it('leaves a check to the one that took it first', async () => {
  const { lookUp, clock, reconcile } = await paidWorld();
  clock.now = PAID_AT + DAY;
  const reports = await Promise.all([reconcile(), reconcile()]);
  expect(lookUp).toHaveBeenCalledTimes(1);
  expect(reports.map(({ failed }) => failed)).toEqual([0, 0]);
});

it('tells of a payment that the provider does not show any more, and takes nothing for it', async () => {
  const { store, lookUp, nextCheck, events } = await paidWorld();
  lookUp.mockResolvedValue({ state: 'EXPIRED', amount: 0, currency: '', clawbacks: [] });
  expect(await nextCheck()).toEqual({ checked: 1, mended: 0, failed: 0 });
  expect(events()).toContain('PaidPaymentGone');
  expect(store.credits).toBe(10);
});

it('takes its pauses from the environment', () => {
  const pauses = { FIRST_PAID_CHECK_SECONDS: '5', LAST_PAID_CHECK_SECONDS: '60' };
  expect(checkPausesFrom(readEnvironment(pauses, CHECK_VARIABLES))).toEqual({
    first: 60_000,
    longest: 1_800_000,
    firstPaid: 5000,
    lastPaid: 60_000,
  });
});
