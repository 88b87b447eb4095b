import { payPalInProcess, stripeInProcess } from '@hustings/payment-sandboxes/in-process';
import { completeCheckout } from '../../../../functions/checkout/complete';
import { createCheckout, type CreatingServices } from '../../../../functions/checkout/create';
import { settle } from '../../../../functions/lib/checkouts/settle';
import { TableStore } from '../../../../functions/lib/checkouts/table-store';
import { getItem } from '../../../../functions/lib/dynamodb/items';
import { sendWrites } from '../../../../functions/lib/dynamodb/writes';
import { statementHandler } from '../../../../functions/make-statement/handler';
import { TableStatementStore } from '../../../../functions/make-statement/table-statement-store';
import { providerIdOf, type Checkout } from '../../../../model/checkouts';
import {
  closingWrites,
  creditWrites,
  foldingWrites,
  lastWrites,
  type LedgerEntry,
} from '../../../../model/credits';
import { LEDGER_PREFIX, profileKey, type Key } from '../../../../model/keys';
import type { ProfileItem } from '../../../../model/profile';
import type { StatementItem } from '../../../../model/statements';
import type { Write } from '../../../../model/writes';
import type { PaymentProvider } from '../../../../schema/generated/types';
import { payPalGateway, payPalLists, stripeGateway, stripeLists } from '../../../../scripts/payments/clients';
import { withQuickPauses } from '../../../../scripts/payments/quick-pauses';
import { Random } from '../../../../simulation/core/random';
import { PACKS, SOLD_PACKS } from './factories';
import { keepingLog } from './keeping-log';
import { TABLE_NAME, type LocalTable } from './local-table';

const MONTHS_OF_TIME = 20 * 60_000;

/** The functions that sell and that make statements, on a table, between both sandboxes, in simulated time. */
export class StatementWorld {
  time = Date.parse('2026-09-20T08:00:00Z');
  readonly stripe;
  readonly payPal;
  readonly log = keepingLog();
  readonly services: CreatingServices;
  readonly statements: TableStatementStore;
  private entries = 0;

  constructor(
    private readonly table: LocalTable,
    seed = 1,
  ) {
    const random = new Random(seed);
    const options = { now: () => this.time, bytes: (count: number) => random.bytes(count) };
    this.stripe = stripeInProcess(options);
    this.payPal = payPalInProcess(options);
    this.services = {
      store: new TableStore(table.dynamodb, TABLE_NAME),
      gateways: { STRIPE: stripeGateway(this.stripe), PAYPAL: payPalGateway(this.payPal) },
      receipts: { send: () => Promise.resolve() },
      log: this.log.log,
      now: () => this.time,
      packs: PACKS,
      returnUrl: 'https://hustings.example/checkout',
    };
    this.statements = new TableStatementStore(table.dynamodb, TABLE_NAME, this.log.log, () => this.time);
  }

  at(instant: string): void {
    this.time = Date.parse(instant);
  }

  /** Somebody pays on the provider's page, and comes back from it. */
  async buy(userId: string, provider: PaymentProvider, pack = 0): Promise<Checkout> {
    const checkout = await this.pay(userId, provider, pack);
    await completeCheckout(this.services, userId, checkout.id);
    return checkout;
  }

  /** Somebody pays, and closes the tab. */
  async pay(userId: string, provider: PaymentProvider, pack = 0): Promise<Checkout> {
    const packId = SOLD_PACKS[pack]!.id;
    const checkout = await createCheckout(this.services, userId, { packId, provider });
    this.change(checkout, provider === 'STRIPE' ? 'pay' : 'approve');
    return checkout;
  }

  /** Something happens to a payment at its provider. */
  change(checkout: Checkout, name: string, amount?: number): void {
    const sandbox = checkout.provider === 'STRIPE' ? this.stripe : this.payPal;
    sandbox.actions.change(providerIdOf(checkout) ?? '', name, amount);
  }

  /** What happened there is told, and settled. */
  async settle({ userId, id }: Checkout): Promise<void> {
    const checkout = await this.services.store.read(userId, id);
    await settle(this.services, checkout!, { allDisputes: true });
  }

  /** Credits move for another reason than a payment. */
  async move(userId: string, kind: LedgerEntry['kind'], credits: number): Promise<void> {
    this.entries += 1;
    const change = { id: `entry-${this.entries}`, kind, credits };
    await this.write(creditWrites(userId, [change], new Date(this.time).toISOString()));
  }

  async write(writes: Write[]): Promise<void> {
    await sendWrites(this.table.dynamodb, TABLE_NAME, writes);
  }

  /** An account is deleted: as `functions/delete-account` does it, in this world's time. */
  async deleteAccount(userId: string): Promise<void> {
    const at = new Date(this.time).toISOString();
    const profile = (await this.profile(userId))!;
    await this.write(closingWrites(userId, profile, at));
    const items = await this.table.itemsOf(userId);
    const left = items.filter(({ SK }) => SK.startsWith(`${LEDGER_PREFIX}2`));
    await this.write(foldingWrites(userId, left as unknown as (LedgerEntry & Key)[], at));
    await this.write(lastWrites(userId, (profile.version ?? 0) + 1));
  }

  async profile(userId: string): Promise<ProfileItem | undefined> {
    return getItem(this.table.dynamodb, TABLE_NAME, profileKey(userId)) as Promise<ProfileItem | undefined>;
  }

  /**
   * Lets the function run until a statement is made.
   * @param steps how many steps each run has time for.
   */
  async make(steps = Infinity): Promise<StatementItem> {
    const { statements, services } = this;
    const lists = { STRIPE: stripeLists(this.stripe), PAYPAL: payPalLists(this.payPal) };
    for (;;) {
      // Each run is one of another process: nothing is kept but what is in the table.
      const run = statementHandler({ statements, services, lists, sleep: () => Promise.resolve() });
      let left = steps;
      const context = { getRemainingTimeInMillis: () => (left-- >= 0 ? MONTHS_OF_TIME : 0) };
      const ran = await withQuickPauses(() => run(undefined, context));
      if (ran.did === 'MADE') return (await statements.newest(ran.month))!;
      if (ran.did !== 'WENT_ON') throw new Error(`Nothing is to be made: ${ran.did}.`);
    }
  }

  /** What the books of a provider say of a month: what came in, and what is not there any more. */
  booked(provider: PaymentProvider, month: string): { taken: number; away: number } {
    const { movements } = (provider === 'STRIPE' ? this.stripe : this.payPal).state;
    const own = movements.filter(({ at }) => new Date(at).toISOString().startsWith(month));
    const sum = (isPayment: boolean) =>
      own
        .filter(({ kind }) => (kind === 'payment') === isPayment)
        .reduce((total, { amount }) => total + amount, 0);
    return { taken: sum(true), away: -sum(false) };
  }
}
