import { cancelCheckout } from '../../functions/checkout/cancel';
import { completeCheckout } from '../../functions/checkout/complete';
import { createCheckout } from '../../functions/checkout/create';
import { refundCheckout } from '../../functions/checkout/refund';
import { CallerError, ContentionError, ProviderError } from '../../functions/lib/errors/errors';
import type { Checkout } from '../../model/checkouts';
import { providerIdOf } from '../../model/checkouts';
import { Random } from '../../simulation/core/random';
import { Crash } from '../../test/unit/payments/support/crashing';
import { SOLD_PACKS } from '../../test/unit/payments/support/factories';
import { withQuickPauses } from './quick-pauses';
import { unsound, untrue } from './truth';
import { PROVIDERS, SalesWorld, type Notice } from './world';

/** One run of the model. */
export interface ModelOptions {
  seed: number;
  steps: number;
}

/** What a run found. */
export interface ModelResult {
  seed: number;
  /** Empty: everything was as it must be. */
  wrong: string[];
  /** At which step it was seen; `steps` at the end. */
  at: number;
  /** How often each change of the table happened. */
  changes: Record<string, number>;
  checkouts: number;
}

const VOTERS = ['anna', 'ben', 'cleo', 'dan', 'eve', 'finn'];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Payments that things still happen to: the newest. Providers let nobody dispute what is years old. */
const LIVELY = 16;
/** Steps between two looks at all accounts. */
const LOOK = 40;

const WEIGHTS = {
  buy: 6,
  change: 22,
  deliver: 16,
  repeat: 4,
  lose: 4,
  complete: 8,
  cancel: 2,
  refund: 4,
  reconcile: 3,
  wait: 0.6,
  vote: 8,
  crash: 5,
  fault: 4,
};

/** Changes that would leave nobody able to say what is right: what a provider has forgotten. */
const LEFT_OUT = new Set(['forget']);

/** Changes that only a buyer who was shown the page can make. */
const BUYERS = /^(pay|debit$|decline|approve|echeck$)/;

/** Runs the whole table of docs/payments.md at both sandboxes, with every fault, in simulated time. */
export function runModel(options: ModelOptions): Promise<ModelResult> {
  return withQuickPauses(() => new Model(options).run());
}

/** Half of the time a buyer pays if they can: nothing much happens to what nobody pays. */
function buyersFirst<Change extends { name: string }>(possible: Change[]): Change[] {
  const paying = possible.filter(({ name }) => ['pay', 'approve', 'debit', 'echeck'].includes(name));
  return paying.length > 0 ? paying : possible;
}

/** Lets errors of one kind pass: what was not settled, the checks find. */
const onlyOf = (kind: typeof ProviderError) => (error: unknown) => {
  if (!(error instanceof kind)) throw error;
};

class Model {
  private readonly random: Random;
  private readonly world: SalesWorld;
  private network: Notice[] = [];
  private readonly changes: Record<string, number> = {};

  constructor(private readonly options: ModelOptions) {
    this.random = new Random(options.seed);
    this.world = new SalesWorld(this.random);
  }

  async run(): Promise<ModelResult> {
    const { seed, steps } = this.options;
    const { store } = this.world;
    const result = (wrong: string[], at: number): ModelResult => ({
      seed,
      wrong,
      at,
      changes: this.changes,
      checkouts: store.checkouts.size,
    });
    let underWay: Promise<void>[] = [];
    for (let step = 0; step < steps; step += 1) {
      underWay.push(this.step());
      // Up to four at the same time.
      if (underWay.length < 4 && this.random.chance(0.4)) continue;
      await Promise.all(underWay);
      underWay = [];
      if (step % LOOK > 2) continue;
      const wrong = unsound(this.world);
      if (wrong.length > 0) return result(wrong, step);
    }
    await Promise.all(underWay);
    await this.settleDown();
    return result(untrue(this.world), steps);
  }

  /** Does a step; what a caller would be told, and a crash, are ordinary ends of it. */
  private async step(): Promise<void> {
    this.world.time += 1000;
    try {
      await this.perform(this.random.weighed(WEIGHTS));
    } catch (error) {
      const ordinary = [Crash, CallerError, ContentionError, ProviderError];
      if (!ordinary.some((kind) => error instanceof kind)) throw error;
    }
    this.network.push(...this.world.news());
  }

  private async perform(what: keyof typeof WEIGHTS): Promise<void> {
    const { world, random } = this;
    const checkout = random.pickIfAny([...world.store.checkouts.values()].slice(-LIVELY));
    if (what === 'buy') await this.buy();
    else if (what === 'change') this.change(checkout);
    else if (what === 'deliver' || what === 'repeat') await this.deliver(what);
    else if (what === 'lose') this.network.splice(random.below(this.network.length || 1), 1);
    else if (what === 'complete' && checkout)
      await completeCheckout(world.services, checkout.userId, checkout.id);
    else if (what === 'cancel' && checkout)
      await cancelCheckout(world.services, checkout.userId, checkout.id);
    else if (what === 'refund' && checkout) await this.refund(checkout);
    else if (what === 'vote') world.store.spend(random.pick(VOTERS));
    else if (what === 'crash')
      Object.assign(world.fuse, { callsLeft: 1 + random.below(6), afterEffect: random.chance(0.5) });
    else if (what === 'fault') this.fault();
    else if (what === 'reconcile' || what === 'wait') {
      world.time += what === 'wait' ? DAY : random.below(240) * MINUTE;
      await world.reconcile();
    }
  }

  private async buy(): Promise<void> {
    const { random, world } = this;
    const idempotencyKey = random.chance(0.3) ? `key-${random.below(4)}` : undefined;
    const provider = random.pick(PROVIDERS);
    const packId = random.pick(SOLD_PACKS).id;
    await createCheckout(world.services, random.pick(VOTERS), { packId, provider, idempotencyKey });
  }

  /** An organiser gives money back, all that is left or a part; sometimes the same request comes twice, or another one. */
  private async refund({ id: checkoutId, userId, pack }: Checkout): Promise<void> {
    const { random, world } = this;
    const amount = random.chance(0.5) ? 1 + random.below(pack.amount) : undefined;
    const idempotencyKey = random.chance(0.6) ? `refund-${random.below(3)}` : undefined;
    const reason = random.pick(['a mistake', 'a complaint']);
    const input = { checkoutId, userId, amount, reason, idempotencyKey };
    await refundCheckout(world.services, 'an organiser', input);
    this.count('refunds by organisers');
  }

  private count(what: string): void {
    this.changes[what] = (this.changes[what] ?? 0) + 1;
  }

  /** Something happens to a payment at its provider, where nothing of ours can crash. */
  private change(checkout: Checkout | undefined): void {
    const payment = checkout && providerIdOf(checkout);
    if (!payment) return;
    const { actions } = this.world.sandbox(checkout.provider);
    const known =
      checkout.provider === 'STRIPE' ? this.world.stripe.state.sessions : this.world.payPal.state.orders;
    // PayPal has forgotten what nobody completed in time.
    if (!(payment in known) || !this.world.isThere(checkout, payment)) return;
    const possible = actions
      .changes(payment)
      .filter(
        ({ name }) => !LEFT_OUT.has(name) && (!BUYERS.test(name) || checkout.redirectUrl !== undefined),
      );
    const change = this.random.pickIfAny(this.random.chance(0.5) ? buyersFirst(possible) : possible);
    if (!change) return;
    const amount = this.random.chance(0.6) ? 1 + this.random.below(checkout.pack.amount) : undefined;
    actions.change(payment, change.name, amount);
    this.count(`${checkout.provider} ${change.name}`);
  }

  private async deliver(how: 'deliver' | 'repeat'): Promise<void> {
    const notice = this.random.pickIfAny(this.network);
    if (!notice) return;
    await this.world.settle(notice);
    // What was not settled stays where it is: the queue brings it again.
    const position = how === 'deliver' ? this.network.indexOf(notice) : -1;
    if (position >= 0) this.network.splice(position, 1);
  }

  private fault(): void {
    const { random, world } = this;
    const provider = random.pick(PROVIDERS);
    const kinds = [
      { kind: 'fail', status: 503 },
      { kind: 'fail-after', status: 500 },
      { kind: 'hang' },
      { kind: 'keep', status: 500 },
      { kind: 'fail', status: 429 },
      { kind: 'fail', status: 401 },
      { kind: 'fail', status: 403 },
    ] as const;
    const path = random.pick(['', 'capture', 'disputes', 'refunds', 'sessions', 'orders']);
    const fault = random.pick(kinds);
    world.setFaults(provider, [{ ...fault, path, times: 1 + random.below(4) }]);
  }

  /** Everybody is up and running. What webhooks did not tell, the checks find: within 180 days of the last change. */
  private async settleDown(): Promise<void> {
    const { world, random } = this;
    world.fuse.callsLeft = undefined;
    PROVIDERS.forEach((provider) => world.setFaults(provider, []));
    // Half of what is under way arrives, in any order; the rest never does.
    for (const notice of this.network)
      if (random.chance(0.5)) await world.settle(notice).catch(onlyOf(ProviderError));
    for (let round = 0; round < 12; round += 1) {
      world.time += 31 * MINUTE;
      await world.reconcile();
    }
    for (const days of [1, 4, 181]) {
      world.time += days * DAY;
      await world.reconcile();
    }
  }
}
