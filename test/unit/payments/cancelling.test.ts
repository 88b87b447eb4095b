import type { PaymentProvider } from '../../../schema/generated/types';
import fc from 'fast-check';
import { cancelCheckout } from '../../../functions/checkout/cancel';
import { giveUpCheckouts } from '../../../functions/delete-account/give-up-checkouts';
import type { VoterItems } from '../../../functions/delete-account/voter-items';
import { giveUp, type SettlingServices } from '../../../functions/lib/checkouts/settle';
import { CallerError } from '../../../functions/lib/errors/errors';
import { check } from '../../../functions/reconcile-checkouts/check';
import { settleNotice } from '../../../functions/settle-payment/handler';
import { Crash, crashing, type Fuse } from './support/crashing';
import { inEveryOrder, Turns, type Choose } from './support/every-order';
import { aCheckout, VOTER } from './support/factories';
import { MemoryStore } from './support/memory-store';
import { ModelProvider } from './support/model-provider';

const PROVIDERS: PaymentProvider[] = ['STRIPE', 'PAYPAL'];

type Actor = 'buyer' | 'webhook' | 'reconciler' | 'payment' | 'opener';

/** How a buyer gives a purchase up. */
const WAYS = {
  cancelCheckout: (services: SettlingServices) => cancelCheckout(services, VOTER, 'bought'),
  deleteAccount: (services: SettlingServices & { items: VoterItems }) => giveUpCheckouts(services, VOTER),
};

/** A pending purchase whose page is open, and those who may be at it at the same moment. */
function world(way: keyof typeof WAYS, provider: PaymentProvider, choose: Choose, fuse?: Fuse) {
  const turns = new Turns(choose);
  const store = new MemoryStore();
  const model = new ModelProvider(provider);
  const providerReference = `${provider}#pay-bought`;
  const bought = aCheckout({ id: 'bought', provider, providerReference });
  store.checkouts.set('bought', bought);
  const items = { all: () => Promise.resolve([...store.checkouts.values()]) };
  const servicesOf = (actor: Actor): SettlingServices & { items: VoterItems } => {
    const seenBy = <T extends object>(part: T): T =>
      turns.of(actor, actor === 'buyer' && fuse ? crashing(part, fuse) : part);
    const gateway = seenBy(model);
    return {
      store: seenBy(store),
      items: seenBy(items) as unknown as VoterItems,
      gateways: { STRIPE: gateway, PAYPAL: gateway },
      receipts: { send: () => Promise.resolve() },
      log: () => undefined,
      now: () => Date.parse('2026-11-22T08:02:00.000Z'),
    };
  };
  const subject = { kind: 'payment' as const, id: 'pay-bought' };
  const actors: Record<Actor, () => Promise<unknown>> = {
    buyer: async () => {
      await WAYS[way](servicesOf('buyer')).catch((error: unknown) => {
        if (!(error instanceof CallerError || error instanceof Crash)) throw error;
      });
    },
    webhook: () => settleNotice(servicesOf('webhook'), { provider, subject, eventId: 'e', eventType: 't' }),
    reconciler: () => check(servicesOf('reconciler'), bought, { checked: 0, mended: 0, failed: 0 }),
    payment: async () => {
      await turns.turn('payment');
      model.pay(model.payments[0]!);
    },
    // `createCheckout`, whose call to the provider has just been refused.
    opener: () => giveUp(servicesOf('opener'), store.checkouts.get('bought')!, 'FAIL', 'PROVIDER_REFUSED'),
  };
  return {
    store,
    model,
    checkout: () => store.checkouts.get('bought')!,
    play: async (...names: Actor[]) => {
      await model.open(bought);
      await turns.play(names.map((name) => actors[name]));
    },
    /** Everybody has been heard: the webhook of a payment that was made, and the reconciler after the next minute. */
    settleDown: async () => {
      await turns.play([actors.webhook]);
      const due = store.checkouts.get('bought')!;
      await turns.play([() => check(servicesOf('reconciler'), due, { checked: 0, mended: 0, failed: 0 })]);
    },
  };
}

type World = ReturnType<typeof world>;

/** Money that was taken counts; without it, what the buyer gave up is cancelled. */
function expectTheBuyersWill({ checkout, model, store }: World): void {
  const isPaid = model.payments[0]!.state === 'PAID';
  expect(checkout().status).toBe(isPaid ? 'PAID' : 'CANCELLED');
  expect(store.credits).toBe(isPaid ? 10 : 0);
}

// Pauses between attempts say nothing here: whose turn it is does. Deadlines are far away.
jest.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) =>
    milliseconds < 5000 ? Promise.resolve() : new Promise(() => undefined),
}));

const cases = (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((way) =>
  PROVIDERS.map((provider) => [way, provider] as const),
);

describe.each(cases)('a purchase given up by %s, at %s', (way, provider) => {
  const others: [Actor[]][] = [[['webhook']], [['reconciler']], [['webhook', 'payment']]];
  if (way === 'cancelCheckout') others.push([['reconciler', 'payment']]);

  it.each(others)('is cancelled in whatever order they write: beside %j', async (names) => {
    const orders = await inEveryOrder(async (choose) => {
      const scene = world(way, provider, choose);
      await scene.play('buyer', ...names);
      if (names.includes('payment')) await scene.settleDown();
      expectTheBuyersWill(scene);
    });
    expect(orders).toBeGreaterThan(20);
  });

  it('is cancelled though its provider refuses to open its page, unless that was known before', async () => {
    const ends = new Set<string>();
    await inEveryOrder(async (choose) => {
      const scene = world(way, provider, choose);
      const { providerReference: _, redirectUrl: __, ...unopened } = scene.checkout();
      scene.store.checkouts.set('bought', unopened);
      await scene.play('buyer', 'opener');
      const { status, cancelRequestedAt, failure } = scene.checkout();
      expect(status).toBe(cancelRequestedAt ? 'CANCELLED' : 'FAILED');
      expect(failure).toBe(cancelRequestedAt ? undefined : 'PROVIDER_REFUSED');
      ends.add(status);
    });
    expect([...ends].sort()).toEqual(['CANCELLED', 'FAILED']);
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('stays so when the process ends %s any of its calls', async (_when, afterEffect) => {
    const buyer = { dies: true };
    for (let callsLeft = 1; buyer.dies; callsLeft += 1) {
      await inEveryOrder(async (choose) => {
        const fuse: Fuse = { callsLeft, afterEffect };
        const scene = world(way, provider, choose, fuse);
        await scene.play('buyer', 'webhook');
        buyer.dies = fuse.callsLeft === undefined;
        const wasNoted = scene.checkout().cancelRequestedAt !== undefined;
        await scene.settleDown();
        if (wasNoted) expectTheBuyersWill(scene);
        else expect(scene.checkout().status).toBe('PENDING');
      });
    }
  });

  it('is cancelled, or paid, when all of them are at it at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), async (picks) => {
        const left = [...picks];
        const scene = world(way, provider, (of) => (left.pop() ?? 0) % of);
        await scene.play('buyer', 'webhook', 'reconciler', 'payment');
        await scene.settleDown();
        expectTheBuyersWill(scene);
      }),
      { numRuns: 200 },
    );
  });
});
