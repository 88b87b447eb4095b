import type { Checkout } from '../../../model/checkouts';
import type { PaymentProvider } from '../../../schema/generated/types';
import fc from 'fast-check';
import { cancelCheckout } from '../../../functions/checkout/cancel';
import { completeCheckout } from '../../../functions/checkout/complete';
import { createCheckout, type CreatingServices } from '../../../functions/checkout/create';
import type { Subject } from '../../../functions/lib/checkouts/gateway';
import { CallerError, ContentionError } from '../../../functions/lib/errors/errors';
import { reconcileHandler } from '../../../functions/reconcile-checkouts/handler';
import { settleNotice } from '../../../functions/settle-payment/handler';
import { AccountStore } from './support/account-store';
import { Crash, crashing, type Fuse } from './support/crashing';
import { PACKS } from './support/factories';
import { ModelProvider, type ModelPayment } from './support/model-provider';

const STEPS_A_RUN = 250;
const RUNS = 10;
const VOTERS = ['anna', 'ben', 'cleo'];
const PROVIDERS = ['STRIPE', 'PAYPAL'] as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What may happen next, and to which of those that are there. `together`: at the same time as the next step. */
interface Step {
  does:
    | 'nothing'
    | 'buy'
    | 'pay'
    | 'expire'
    | 'refund'
    | 'dispute'
    | 'win'
    | 'deliver'
    | 'repeat'
    | 'lose'
    | 'complete'
    | 'cancel'
    | 'reconcile'
    | 'wait'
    | 'vote'
    | 'crash';
  pick: number;
  amount: number;
  together: boolean;
}

const does = fc.oneof(
  { withCrossShrink: true },
  ...(
    [
      ['nothing', 1],
      ['buy', 5],
      ['pay', 6],
      ['expire', 1],
      ['refund', 3],
      ['dispute', 2],
      ['win', 2],
      ['deliver', 8],
      ['repeat', 4],
      ['lose', 3],
      ['complete', 4],
      ['cancel', 2],
      ['reconcile', 2],
      ['wait', 1],
      ['vote', 8],
      ['crash', 5],
    ] as const
  ).map(([name, weight]) => ({ weight, arbitrary: fc.constant<Step['does']>(name) })),
);
const step: fc.Arbitrary<Step> = fc.record({
  does,
  pick: fc.nat({ max: 1000 }),
  amount: fc.integer({ min: 1, max: 500 }),
  together: fc.boolean(),
});

type Notice = { provider: PaymentProvider; subject: Subject };

class World {
  readonly store = new AccountStore();
  readonly providers = { STRIPE: new ModelProvider('STRIPE'), PAYPAL: new ModelProvider('PAYPAL') };
  private readonly fuse: Fuse = { callsLeft: undefined, afterEffect: false };
  /** Webhooks under way. They arrive in any order, or never. */
  private readonly network: Notice[] = [];
  private time = Date.parse('2026-11-22T08:30:00Z');
  private readonly services: CreatingServices = {
    store: crashing(this.store, this.fuse),
    gateways: {
      STRIPE: crashing(this.providers.STRIPE, this.fuse),
      PAYPAL: crashing(this.providers.PAYPAL, this.fuse),
    },
    receipts: { send: () => Promise.resolve() },
    log: () => undefined,
    now: () => this.time,
    packs: PACKS,
    returnUrl: 'https://hustings.example/checkout',
  };

  get payments(): ModelPayment[] {
    return PROVIDERS.flatMap((provider) => this.providers[provider].payments);
  }

  /** Does a step; what a caller would be told, and a crash, are ordinary ends of it. */
  async take(next: Step): Promise<void> {
    this.time += 1000;
    try {
      await this.perform(next);
    } catch (error) {
      if (![Crash, CallerError, ContentionError].some((kind) => error instanceof kind)) throw error;
    }
    this.post();
  }

  /**
   * Everybody is up and running. Every piece of news comes in the end; or those of payments do, and of what went back,
   * and goes back now, nobody tells, so that the checks have to find it.
   */
  async settleDown(ofMoneyBack: 'news' | 'no news'): Promise<void> {
    this.fuse.callsLeft = undefined;
    for (let round = 0; round < 4; round += 1) {
      this.time += 31 * MINUTE;
      await this.reconcile();
    }
    const heardOf = ({ owner }: ModelPayment) => this.store.checkouts.get(owner.checkoutId)?.paid ?? false;
    for (const payment of this.payments)
      if (ofMoneyBack === 'news' || !heardOf(payment)) await this.tellOf(payment, 'payment');
    if (ofMoneyBack === 'no news') {
      this.payments.forEach((payment, index) =>
        this.happen(index % 2 === 0 ? 'dispute' : 'refund', payment, 1 + (index % 500)),
      );
      this.time += 180 * DAY;
      await this.reconcile();
      return;
    }
    for (const payment of this.payments) {
      await this.tellOf(payment, 'charge');
      for (const { kind, id } of payment.clawbacks)
        if (kind === 'DISPUTE') await this.tellOf(payment, 'dispute', id);
    }
  }

  private async tellOf(
    { provider, id: paymentId }: ModelPayment,
    kind: Subject['kind'],
    id = paymentId,
  ): Promise<void> {
    await this.settle({ provider, subject: { kind, id } });
  }

  private async perform({ does: what, pick, amount }: Step): Promise<void> {
    const voter = chosen(VOTERS, pick) ?? '';
    const payment = chosen(this.payments, pick);
    const checkout = chosen([...this.store.checkouts.values()], pick);
    if (what === 'buy') await this.buy(voter, pick);
    else if (what === 'vote') this.store.spend(voter);
    else if (what === 'reconcile') {
      this.time += (pick % 240) * MINUTE;
      await this.reconcile();
    } else if (what === 'wait') {
      this.time += DAY;
      await this.reconcile();
    } else if (what === 'crash')
      Object.assign(this.fuse, { callsLeft: 1 + (pick % 6), afterEffect: amount > 250 });
    else if (what === 'deliver') await this.deliver(pick);
    else if (what === 'repeat') await this.repeat(pick);
    else if (what === 'lose') this.network.splice(pick % (this.network.length || 1), 1);
    else if (what === 'complete' && checkout)
      await completeCheckout(this.services, checkout.userId, checkout.id);
    else if (what === 'cancel' && checkout) await cancelCheckout(this.services, checkout.userId, checkout.id);
    else if (payment) this.happen(what, payment, amount);
  }

  /** At the provider, where nothing of ours can crash. */
  private happen(what: Step['does'], payment: ModelPayment, amount: number): void {
    const provider = this.providers[payment.provider];
    if (what === 'pay') provider.pay(payment);
    else if (what === 'expire') provider.expire(payment);
    else if (what === 'refund') provider.refund(payment, amount);
    else if (what === 'dispute') provider.dispute(payment);
    else if (what === 'win') provider.win(payment);
  }

  private async buy(voter: string, pick: number): Promise<void> {
    const idempotencyKey = pick % 3 === 0 ? `key-${pick % 4}` : undefined;
    const provider = pick % 2 === 0 ? 'STRIPE' : 'PAYPAL';
    await createCheckout(this.services, voter, { packId: 'starter-eur', provider, idempotencyKey });
  }

  private async deliver(pick: number): Promise<void> {
    const notice = chosen(this.network, pick);
    if (!notice) return;
    await this.settle(notice);
    // What was not settled stays where it is: the queue brings it again.
    const position = this.network.indexOf(notice);
    if (position >= 0) this.network.splice(position, 1);
  }

  private async repeat(pick: number): Promise<void> {
    const notice = chosen(this.network, pick);
    if (notice) await this.settle(notice);
  }

  private async settle({ provider, subject }: Notice): Promise<void> {
    await settleNotice(this.services, { provider, subject, eventId: 'event', eventType: 'type' });
  }

  private async reconcile(): Promise<void> {
    await reconcileHandler(this.services)(undefined, { getRemainingTimeInMillis: () => 60_000 });
  }

  /** Sends what the providers have to tell. */
  private post(): void {
    for (const provider of PROVIDERS)
      for (const subject of this.providers[provider].news.splice(0)) this.network.push({ provider, subject });
  }
}

function chosen<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % (from.length || 1)];
}

/** What must be true at every moment. */
function expectSoundAccounts({ store, payments }: World): void {
  for (const voter of VOTERS) {
    const lines = store.linesOf(voter);
    const sumOf = (...kinds: string[]): number =>
      lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { credits }) => sum + credits, 0);
    const [purchased, spent, takenBack] = [sumOf('PURCHASE'), -sumOf('VOTE'), -sumOf('REFUND', 'DISPUTE')];
    expect(store.balanceOf(voter)).toBe(purchased - spent - takenBack);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    // Not a credit from nothing: each purchase is one payment that the provider took, and gives its pack once.
    const paid = payments.filter(({ state, owner }) => state === 'PAID' && owner.userId === voter);
    const bought = lines.filter(({ kind }) => kind === 'PURCHASE').map(({ id }) => id);
    expect(paid.map(({ owner }) => `${owner.checkoutId}-paid`)).toEqual(expect.arrayContaining(bought));
    expect(purchased).toBe(10 * bought.length);
    expect(takenBack).toBeGreaterThanOrEqual(0);
    expect(takenBack).toBeLessThanOrEqual(purchased);
  }
  for (const checkout of store.checkouts.values())
    expect(checkout.creditsGiven).toBe(givenBy(store, checkout));
}

function givenBy(store: AccountStore, { id, userId, clawbacks }: Checkout): number {
  // What happens to a clawback for the third time carries its number as well.
  const own = Object.keys(clawbacks).flatMap((claw) => [`${claw}-taken`, `${claw}-returned`]);
  const lines = store
    .linesOf(userId)
    .filter((line) => line.id === `${id}-paid` || own.some((name) => line.id.startsWith(name)));
  return lines.reduce((sum, { credits }) => sum + credits, 0);
}

/** Credits that a payment is worth, by the provider's books. */
function worth({ state, amount, clawbacks }: ModelPayment): number {
  if (state !== 'PAID') return 0;
  const gone = clawbacks.filter(({ standing }) => standing).reduce((sum, claw) => sum + claw.amount, 0);
  return 10 - Math.round((10 * Math.min(amount, gone)) / amount);
}

it('keeps every account sound through any interleaving of payments, webhooks, votes, money back and crashes', async () => {
  const seed = Number(process.env['PAYMENTS_SEED'] ?? Date.now() % 2 ** 31);
  process.stdout.write(
    `payments model: seed ${seed}, ${RUNS * STEPS_A_RUN} steps; again with PAYMENTS_SEED=${seed}\n`,
  );
  const steps = fc.array(step, { minLength: STEPS_A_RUN, maxLength: STEPS_A_RUN });
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('news', 'no news'), async (happenings, ofMoneyBack) => {
      const world = new World();
      let underWay: Promise<void>[] = [];
      for (const next of happenings) {
        underWay.push(world.take(next));
        if (next.together && underWay.length < 4) continue;
        await Promise.all(underWay);
        underWay = [];
        expectSoundAccounts(world);
      }
      await Promise.all(underWay);
      await world.settleDown(ofMoneyBack);
      expectSoundAccounts(world);
      for (const voter of VOTERS) {
        const votes = world.store.linesOf(voter).filter(({ kind }) => kind === 'VOTE').length;
        const owned = world.payments.filter(({ owner }) => owner.userId === voter);
        expect(world.store.balanceOf(voter)).toBe(
          owned.reduce((sum, payment) => sum + worth(payment), 0) - votes,
        );
      }
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: 35_000, markInterruptAsFailure: true },
  );
}, 60_000);
