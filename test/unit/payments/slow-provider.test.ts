import type { SQSEvent } from 'aws-lambda';
import type { PaymentProvider } from '../../../schema/generated/types';
import { cancelCheckout } from '../../../functions/checkout/cancel';
import { checkoutHandler } from '../../../functions/checkout/handler';
import { withinDeadline } from '../../../functions/lib/checkouts/deadline';
import type { PaymentGateway } from '../../../functions/lib/checkouts/gateway';
import type { SettlingServices } from '../../../functions/lib/checkouts/settle';
import { SETTLING_VARIABLES } from '../../../functions/lib/payments/services';
import { reconcileHandler } from '../../../functions/reconcile-checkouts/handler';
import { settlePaymentHandler } from '../../../functions/settle-payment/handler';
import { aCheckout, aPaidRecord, VOTER } from './support/factories';
import { keepingLog } from './support/keeping-log';
import { MemoryStore } from './support/memory-store';

const never = () => new Promise<never>(() => {});
/** Answers, but not before this many milliseconds have passed. */
const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds: long beside what a busy machine loses. */
const DEADLINE = 1000;

const NOW = '2026-11-25T09:00:00.000Z';

/** Stripe as it is told to be, PayPal prompt; a pending checkout at each. */
function worldWith(stripe: Partial<PaymentGateway>) {
  const store = new MemoryStore();
  for (const provider of ['STRIPE', 'PAYPAL'] as const) {
    const checkout = aCheckout({ id: provider, provider, providerReference: `${provider}#1` });
    store.checkouts.set(checkout.id, checkout);
  }
  const prompt = { lookUp: () => Promise.resolve(aPaidRecord()) };
  const services: SettlingServices = {
    store,
    gateways: { STRIPE: stripe as PaymentGateway, PAYPAL: prompt as unknown as PaymentGateway },
    receipts: { send: () => Promise.resolve() },
    log: keepingLog().log,
    now: () => Date.parse(NOW),
    providerDeadline: DEADLINE,
  };
  const call = checkoutHandler({ ...services, packs: [], returnUrl: 'https://hustings.example' });
  return {
    store,
    services,
    ask: (field: 'completeCheckout' | 'cancelCheckout') =>
      call({ field, identity: { sub: VOTER }, arguments: { id: 'STRIPE' } }),
  };
}

const tryAgain = {
  error: { type: 'PaymentProviderError', info: { provider: 'STRIPE', retryable: true } },
};

it.each([
  ['completeCheckout', { lookUp: never }, {}],
  ['cancelCheckout', { close: never }, { cancelRequestedAt: NOW, updatedAt: NOW, version: 2 }],
] as const)('%s says to try again when the provider does not answer', async (field, gateway, noted) => {
  const { ask, store } = worldWith(gateway);
  expect(await ask(field)).toMatchObject(tryAgain);
  expect(store.checkouts.get('STRIPE')).toEqual(
    aCheckout({ id: 'STRIPE', providerReference: 'STRIPE#1', version: 1, ...noted }),
  );
});

it('has one deadline for all calls of a cancellation', async () => {
  const lookUp = jest.fn(never);
  const { ask } = worldWith({ close: () => after(0.7 * DEADLINE), lookUp });
  // A deadline for each call would end at 1.7. What timers come to, they come to in order, however late.
  const late = after(1.5 * DEADLINE).then(() => 'late');
  expect(await Promise.race([ask('cancelCheckout'), late])).toMatchObject(tryAgain);
  expect(lookUp).toHaveBeenCalledTimes(1);
});

it('settles what was paid when it is asked again', async () => {
  const lookUp = jest.fn<Promise<ReturnType<typeof aPaidRecord>>, []>(never);
  const { ask, store } = worldWith({ lookUp });
  await ask('completeCheckout');
  lookUp.mockResolvedValue(aPaidRecord());
  expect(await ask('completeCheckout')).toMatchObject({ checkout: { status: 'PAID' } });
  expect(store.credits).toBe(10);
});

it('tells what the provider said in time as it was said', async () => {
  const { services } = worldWith({ close: () => Promise.reject(new Error('as it was said')) });
  await expect(cancelCheckout(withinDeadline(services), VOTER, 'STRIPE')).rejects.toThrow('as it was said');
});

it('takes its deadline from the environment', () => {
  const { PROVIDER_DEADLINE_SECONDS: deadline } = SETTLING_VARIABLES;
  expect(deadline('3')).toBe(3000);
  expect(deadline('')).toBe(22_000);
});

const batchOf = (...providers: PaymentProvider[]) =>
  ({
    Records: providers.map((provider) => ({
      messageId: provider,
      body: JSON.stringify({
        provider,
        eventId: 'e',
        eventType: 't',
        subject: { kind: 'payment', id: '1' },
      }),
    })),
  }) as SQSEvent;

it('settles a batch at once: a provider that hangs holds up its own payments only', async () => {
  const { services, store } = worldWith({ lookUp: never });
  const running = settlePaymentHandler({ ...services, providerDeadline: 300 })(batchOf('STRIPE', 'PAYPAL'));
  await after(100);
  expect(store.checkouts.get('PAYPAL')?.status).toBe('PAID');
  expect(await running).toEqual({ batchItemFailures: [{ itemIdentifier: 'STRIPE' }] });
  expect(store.checkouts.get('STRIPE')?.status).toBe('PENDING');
});

it('puts a message that it cannot read back, and settles the others', async () => {
  const { services, store } = worldWith({});
  const event = batchOf('PAYPAL');
  event.Records.unshift({ ...event.Records[0]!, messageId: 'broken', body: '{' });
  expect(await settlePaymentHandler(services)(event)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'broken' }],
  });
  expect(store.credits).toBe(10);
});

describe('the reconciler', () => {
  /** What a batch may need besides the deadline. */
  const RESERVE = 8000;

  /** So many checkouts more, all overdue, Stripe's the longest. */
  function overdue(store: MemoryStore, count: number): void {
    for (const provider of ['STRIPE', 'PAYPAL'] as const)
      for (let index = 0; index < count; index += 1) {
        const id = `${provider}-${index}`;
        const nextCheckAt = `2026-11-2${provider === 'STRIPE' ? 1 : 2}T08:00:00.000Z`;
        store.checkouts.set(
          id,
          aCheckout({ id, provider, providerReference: `${provider}#${id}`, nextCheckAt }),
        );
      }
  }

  it('asks every other provider while one hangs, and begins nothing that it could not end in time', async () => {
    const budget = 2.5 * DEADLINE;
    const startedAt = performance.now();
    const getRemainingTimeInMillis = () => RESERVE + budget - (performance.now() - startedAt);
    const leftAtBegin: number[] = [];
    const lookUp = () => {
      leftAtBegin.push(getRemainingTimeInMillis() - RESERVE);
      return never();
    };
    const { services, store } = worldWith({ lookUp });
    overdue(store, 35);

    const report = await reconcileHandler(services)(undefined, { getRemainingTimeInMillis });

    const ofPayPal = [...store.checkouts.values()].filter(({ provider }) => provider === 'PAYPAL');
    expect(ofPayPal.map(({ status }) => status)).toEqual(Array<string>(36).fill('PAID'));
    // One batch that hangs, and one more for which there is time.
    expect(leftAtBegin).toHaveLength(20);
    expect(Math.min(...leftAtBegin)).toBeGreaterThan(0.9 * DEADLINE);
    expect(report).toEqual({ checked: 56, mended: 36, failed: 20 });
  });

  it('asks one provider when the table cannot list the checkouts of another, and says so at the end', async () => {
    const { services, store } = worldWith({});
    const due = store.due.bind(store);
    jest
      .spyOn(store, 'due')
      .mockImplementation((queue, ...rest) =>
        queue.provider === 'STRIPE' ? Promise.reject(new Error('busy')) : due(queue, ...rest),
      );
    const run = reconcileHandler(services)(undefined, { getRemainingTimeInMillis: () => 60_000 });
    await expect(run).rejects.toThrow('busy');
    expect(store.checkouts.get('PAYPAL')?.status).toBe('PAID');
  });
});
