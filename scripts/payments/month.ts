import { cancelCheckout } from '../../functions/checkout/cancel';
import { completeCheckout } from '../../functions/checkout/complete';
import { createCheckout } from '../../functions/checkout/create';
import { own } from '../../functions/lib/checkouts/money-back';
import { settle } from '../../functions/lib/checkouts/settle';
import { CallerError, ContentionError, ProviderError } from '../../functions/lib/errors/errors';
import { providerIdOf, type Checkout } from '../../model/checkouts';
import { byProvider } from '../../functions/lib/by-provider';
import type { PaymentProvider } from '../../schema/generated/types';
import { Random } from '../../simulation/core/random';
import { SOLD_PACKS } from '../../test/unit/payments/support/factories';
import { listedMoney, PAYPAL_DELAY, type ListedMoney } from './lists';
import { makeStatement, type MonthStatement } from './month-statement';
import { withQuickPauses } from './quick-pauses';
import { truths, untrue } from './truth';
import { PROVIDERS, SalesWorld, type Notice } from './world';

/** What a month holds. */
export interface MonthOptions {
  seed: number;
  days: number;
  purchases: number;
  refunds: number;
  disputes: number;
  /** Webhooks that never come, at most so many an hour. */
  lostAnHour: number;
}

/** A month of which nothing is left out. */
export const WHOLE_MONTH: Omit<MonthOptions, 'seed'> = {
  days: 30,
  purchases: 1000,
  refunds: 60,
  disputes: 20,
  lostAnHour: 5,
};

/** Money of one provider in one currency, cents. */
export interface MoneyLine {
  provider: PaymentProvider;
  currency: string;
  taken: number;
  back: number;
  inDispute: number;
}

/** How a month ended. */
export interface MonthEnd {
  /** Empty: everything adds up, and is as the providers' books say. */
  wrong: string[];
  /** By our own records. */
  money: MoneyLine[];
  /** By the providers' books. */
  books: MoneyLine[];
  /** By what the providers list through their APIs. */
  listed: ListedMoney[];
  /** What the function that makes statements says of it. */
  statement: MonthStatement;
  credits: { sold: number; takenBack: number; spent: number; outstanding: number };
  counts: Record<string, number>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Milliseconds between two runs of the reconciler: fewer than it makes, so that it finds more at once. */
const RECONCILING = 10 * MINUTE;
/** Days at the end in which nothing new happens: lost webhooks of refunds are found on the day after. */
const QUIET_DAYS = 3;

/** Something that is to happen. */
interface Happening {
  at: number;
  what: () => Promise<void> | void;
}

/** Plays a month of sales in simulated time, through the functions that deploy. */
export function playMonth(options: MonthOptions): Promise<MonthEnd> {
  return withQuickPauses(() => new Month(options).play());
}

class Month {
  private readonly random: Random;
  private readonly world: SalesWorld;
  private readonly begin: number;
  private readonly plan: Happening[] = [];
  private readonly counts: Record<string, number> = {};
  private lostThisHour = { hour: 0, count: 0 };
  /** Until when our own functions are down. */
  private downUntil = 0;

  constructor(private readonly options: MonthOptions) {
    this.random = new Random(options.seed);
    this.world = new SalesWorld(this.random);
    this.begin = this.world.time;
  }

  async play(): Promise<MonthEnd> {
    const { days, purchases, refunds, disputes } = this.options;
    const selling = Math.max(0.5, days - QUIET_DAYS) * DAY;
    const within = () => this.begin + this.random.below(selling);
    for (let count = 0; count < purchases; count += 1) this.later(within(), () => this.purchase());
    for (let count = 0; count < purchases / 10; count += 1) this.later(within(), () => this.abandon());
    const late = () => this.begin + selling / 4 + this.random.below((selling * 3) / 4);
    for (let count = 0; count < refunds; count += 1) this.later(late(), () => this.moneyBack('refund'));
    for (let count = 0; count < disputes; count += 1) this.later(late(), () => this.moneyBack('dispute'));
    for (let at = this.begin; at < this.begin + days * DAY; at += RECONCILING)
      this.later(at, () => this.reconcile());
    this.outages(days);
    await this.playPlan();
    return this.end();
  }

  /** A day on which PayPal does not answer, and one on which we are down. */
  private outages(days: number): void {
    const paypal = this.begin + Math.floor(days / 3) * DAY;
    this.later(paypal, () => this.world.setFaults('PAYPAL', [{ times: 1e9, kind: 'fail', status: 503 }]));
    this.later(paypal + DAY, () => this.world.setFaults('PAYPAL', []));
    this.later(this.begin + Math.floor((days * 2) / 3) * DAY, () => {
      this.downUntil = this.world.time + DAY;
    });
  }

  private later(at: number, what: Happening['what']): void {
    let low = 0;
    let high = this.plan.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.plan[middle]!.at >= at) low = middle + 1;
      else high = middle;
    }
    // Latest first, so that what is next is taken off the end.
    this.plan.splice(low, 0, { at, what });
  }

  private async playPlan(): Promise<void> {
    for (let next = this.plan.pop(); next; next = this.plan.pop()) {
      this.world.time = Math.max(this.world.time, next.at);
      await this.tried(next.what);
      this.post();
    }
  }

  /** Whether it went well. */
  private async tried(what: Happening['what']): Promise<boolean> {
    try {
      await what();
      return true;
    } catch (error) {
      if (![CallerError, ContentionError, ProviderError].some((kind) => error instanceof kind)) throw error;
      this.count('tries that failed');
      return false;
    }
  }

  private get isDown(): boolean {
    return this.world.time < this.downUntil;
  }

  private count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /** Webhooks come after a while, or are lost; who is down hears of them when they are sent again. */
  private post(): void {
    for (const notice of this.world.news()) {
      if (this.isLost()) this.count('webhooks lost');
      else this.later(this.world.time + this.random.below(MINUTE), () => this.hear(notice));
    }
  }

  private isLost(): boolean {
    const hour = Math.floor(this.world.time / HOUR);
    if (hour !== this.lostThisHour.hour) this.lostThisHour = { hour, count: 0 };
    if (this.lostThisHour.count >= this.options.lostAnHour || !this.random.chance(0.5)) return false;
    this.lostThisHour.count += 1;
    return true;
  }

  private async hear(notice: Notice): Promise<void> {
    const isSettled = !this.isDown && (await this.tried(() => this.world.settle(notice)));
    if (!isSettled) this.later(this.world.time + HOUR, () => this.hear(notice));
    // Some come twice.
    else if (this.random.chance(0.05)) this.later(this.world.time + MINUTE, () => this.hear(notice));
  }

  private async reconcile(): Promise<void> {
    if (!this.isDown) await this.world.reconcile();
  }

  /** Begins a purchase; a buyer who is refused tries again hours later, until it goes. */
  private async begun(again: () => Promise<void>): Promise<Checkout | undefined> {
    const { random, world } = this;
    const provider = random.pick(PROVIDERS);
    const packId = random.pick(SOLD_PACKS).id;
    const voter = `voter-${random.below(300)}`;
    const opened: { checkout?: Checkout } = {};
    const open = async () => {
      opened.checkout = await createCheckout(world.services, voter, { packId, provider });
    };
    if (this.isDown || !(await this.tried(open))) this.later(world.time + 6 * HOUR, again);
    return opened.checkout;
  }

  private async purchase(): Promise<void> {
    const checkout = await this.begun(() => this.purchase());
    if (checkout) this.later(this.world.time + this.random.below(10 * MINUTE), () => this.pay(checkout));
  }

  private async pay(checkout: Checkout): Promise<void> {
    const isSlow = this.random.chance(0.05);
    if (this.random.chance(0.05)) {
      this.change(checkout, checkout.provider === 'STRIPE' ? 'decline' : 'approve-declined');
      await this.comeBack(checkout);
    }
    if (checkout.provider === 'STRIPE') this.change(checkout, isSlow ? 'debit' : 'pay');
    else this.change(checkout, isSlow ? 'echeck' : 'approve');
    this.count('payments');
    if (isSlow)
      this.later(this.world.time + 2 * DAY, () => {
        this.change(checkout, checkout.provider === 'STRIPE' ? 'debit-arrives' : 'echeck-clears');
      });
    // Most come back from the provider's page; some close the tab.
    if (this.random.chance(0.7)) await this.comeBack(checkout);
    if (this.random.chance(0.5))
      this.world.store.spend(checkout.userId, new Date(this.world.time).toISOString());
  }

  private async comeBack({ userId, id }: Checkout): Promise<void> {
    if (!this.isDown)
      await this.tried(async () => {
        await completeCheckout(this.world.services, userId, id);
      });
  }

  /** Somebody who begins, and then cancels or only leaves. */
  private async abandon(): Promise<void> {
    const checkout = await this.begun(() => Promise.resolve());
    if (checkout && this.random.chance(0.5))
      await this.tried(async () => {
        await cancelCheckout(this.world.services, checkout.userId, checkout.id);
      });
  }

  /** Of a purchase that was paid. Most disputes are decided days later. */
  private moneyBack(kind: 'refund' | 'dispute'): void {
    const paid = [...this.world.store.checkouts.values()].filter(({ status }) => status === 'PAID');
    const checkout = this.random.pickIfAny(paid);
    const most = checkout ? this.most(kind, checkout) : 0;
    const amount = this.random.chance(0.5) ? 1 + this.random.below(most) : most;
    if (!checkout || most === 0 || !this.change(checkout, kind, amount)) {
      this.later(this.world.time + HOUR, () => this.moneyBack(kind));
      return;
    }
    this.count(`${kind}s`);
    const end = this.random.pick(['dispute-win', 'dispute-lose', undefined]);
    if (kind === 'dispute' && end)
      this.later(this.world.time + 5 * DAY, () => {
        this.change(checkout, end);
      });
  }

  /** Cents that can be refunded: those that are there by the provider's books. An issuer may take all that was paid. */
  private most(kind: 'refund' | 'dispute', { id }: Checkout): number {
    const { received, away } = truths(this.world).get(id) ?? { received: 0, away: 0 };
    return kind === 'dispute' ? received : Math.max(0, received - away);
  }

  private change(checkout: Checkout, name: string, amount?: number): boolean {
    const payment = providerIdOf(checkout) ?? '';
    const { actions } = this.world.sandbox(checkout.provider);
    if (!this.world.isThere(checkout, payment)) return false;
    if (!actions.changes(payment).some((each) => each.name === name)) return false;
    actions.change(payment, name, amount);
    return true;
  }

  /** What happened late is told, and looked for by the checks; then everything must add up. */
  private async end(): Promise<MonthEnd> {
    const { world } = this;
    const monthEnd = this.begin + this.options.days * DAY;
    world.time = Math.max(world.time, monthEnd);
    await world.reconcile();
    // The checks of what was paid long ago are weeks apart: before a statement, each payment is asked about once.
    for (const checkout of world.store.checkouts.values())
      if (checkout.paid) await settle(world.services, checkout, { allDisputes: true });
    const money = ourMoney(world);
    const books = bookedMoney(world);
    const wrong = untrue(world);
    if (JSON.stringify(money) !== JSON.stringify(books)) wrong.push('our money is not that of the books');
    // PayPal refuses to list what is more recent.
    const listedUntil = world.time + 1;
    world.time += PAYPAL_DELAY;
    const listed = await listedMoney(world, this.begin, listedUntil);
    if (JSON.stringify(listed) !== JSON.stringify(money.map(asListed)))
      wrong.push('our money is not what the providers list');
    wrong.push(...wronglyBooked(world));
    const credits = creditsOf(world);
    const statement = await makeStatement(world, new Date(this.begin).toISOString().slice(0, 7), this.random);
    wrong.push(...statement.wrong);
    return { wrong, money, books, listed, statement, credits, counts: this.counts };
  }
}

/** What went back and what is held are the same to lists of movements: it is not there. */
function asListed({ provider, currency, taken, back, inDispute }: MoneyLine): ListedMoney {
  return { provider, currency, taken, away: back + inDispute };
}

/** Purchases whose bookings do not end with how their money stands, or are not in their order. */
function wronglyBooked({ store }: SalesWorld): string[] {
  return [...store.checkouts.values()]
    .filter(({ paid }) => paid)
    .flatMap((checkout) => {
      const { id, pack, received, returned, bookings = [] } = checkout;
      const last = bookings.at(-1);
      const isInOrder = bookings.every(
        ({ at }, index) => index === 0 || at >= (bookings[index - 1]?.at ?? ''),
      );
      const isNow =
        last?.received === (received ?? pack).amount &&
        last.returned === (returned ?? 0) &&
        last.disputed === held(checkout);
      return isInOrder && isNow ? [] : [`${id}: its bookings are not how its money stands`];
    });
}

function ourMoney({ store }: SalesWorld): MoneyLine[] {
  const paid = [...store.checkouts.values()].filter((checkout) => checkout.paid);
  return lines(
    paid.map((checkout) => {
      const { provider, pack, received, returned } = checkout;
      const { amount, currency } = received ?? pack;
      return { provider, currency, taken: amount, back: returned ?? 0, inDispute: held(checkout) };
    }),
  );
}

/** Cents of a checkout that open disputes hold: less what was refunded within them, which PayPal lets go. */
function held({ clawbacks }: Checkout): number {
  return Object.entries(clawbacks)
    .filter(([, { kind, stage }]) => kind === 'DISPUTE' && stage === 'OPEN')
    .reduce((sum, [id, clawback]) => sum + own(id, clawback, clawbacks), 0);
}

function bookedMoney(world: SalesWorld): MoneyLine[] {
  const truth = truths(world);
  return lines(
    [...world.store.checkouts.values()].flatMap((checkout) => {
      const { received, away } = truth.get(checkout.id) ?? { received: 0, away: 0 };
      if (received === 0) return [];
      const inDispute = openDisputes(world, checkout);
      const { provider, pack } = checkout;
      return [{ provider, currency: pack.currency, taken: received, back: away - inDispute, inDispute }];
    }),
  );
}

/** Cents that are away because of disputes that nobody has decided, by the provider's list of disputes and its movements. */
function openDisputes(world: SalesWorld, checkout: Checkout): number {
  const ids = new Set(openDisputeIds(world, checkout));
  const { movements } = world.sandbox(checkout.provider).state;
  return -movements.filter(({ source }) => ids.has(source)).reduce((sum, { amount }) => sum + amount, 0);
}

function openDisputeIds({ stripe, payPal }: SalesWorld, checkout: Checkout): string[] {
  const payment = providerIdOf(checkout) ?? '';
  if (checkout.provider === 'STRIPE') {
    const intent = stripe.state.sessions[payment]?.payment_intent;
    return Object.values(stripe.state.disputes)
      .filter(({ payment_intent: of, status }) => of === intent && /needs_response|under_review/.test(status))
      .map(({ id }) => id);
  }
  const capture = payPal.state.orders[payment]?.purchase_units[0].payments?.captures[0]?.id;
  return Object.values(payPal.state.disputes)
    .filter(
      ({ disputed_transactions: [of], status }) =>
        of?.seller_transaction_id === capture && status !== 'RESOLVED',
    )
    .map(({ dispute_id: id }) => id);
}

function lines(all: MoneyLine[]): MoneyLine[] {
  const sums = byProvider(() => new Map<string, MoneyLine>());
  for (const { provider, currency, taken, back, inDispute } of all) {
    const known = sums[provider].get(currency) ?? { provider, currency, taken: 0, back: 0, inDispute: 0 };
    sums[provider].set(currency, {
      ...known,
      taken: known.taken + taken,
      back: known.back + back,
      inDispute: known.inDispute + inDispute,
    });
  }
  return PROVIDERS.flatMap((provider) =>
    [...sums[provider].values()].sort((one, other) => one.currency.localeCompare(other.currency)),
  );
}

function creditsOf({ store }: SalesWorld): MonthEnd['credits'] {
  const users = new Set([...store.checkouts.values()].map(({ userId }) => userId));
  const entries = [...users].flatMap((user) => store.linesOf(user));
  const sum = (kinds: string[]) =>
    entries.filter(({ kind }) => kinds.includes(kind)).reduce((total, { credits }) => total + credits, 0);
  const outstanding = [...users].reduce((total, user) => total + store.balanceOf(user), 0);
  return {
    sold: sum(['PURCHASE']),
    takenBack: -sum(['REFUND', 'DISPUTE']),
    spent: -sum(['VOTE']),
    outstanding,
  };
}
