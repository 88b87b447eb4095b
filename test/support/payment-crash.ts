/**
 * Payments in the middle of which a local stack dies: what happened to each of them by then, and what must be true of it
 * once the stack runs again. The truth is what the provider has booked.
 */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { plain } from '../../functions/lib/dynamodb/items';
import { statementProgressKey } from '../../model/keys';
import type { StatementProgress } from '../../model/statements';
import type { PaymentProvider } from '../../schema/generated/types';
import { startedStage, type OperatedStage } from '../../scripts/operator/stage';
import { newVoter, type Caller } from './clients';
import {
  control,
  createCheckout,
  paymentOf,
  press,
  readAccount,
  sandboxState,
  type TestCheckout,
} from './payments';
import type { StackProcess } from './stack';
import { eventually } from './votings';

/** A voter with purchases at one provider. */
export interface Buyer {
  provider: PaymentProvider;
  caller: Caller;
  userId: string;
  checkouts: TestCheckout[];
}

const CREDITS = 10;

/** A voter who bought so many packs, one after the other. */
export async function buyerOf(
  { baseUrl }: Pick<StackProcess, 'baseUrl'>,
  provider: PaymentProvider,
  packs: number,
): Promise<Buyer> {
  const caller = await newVoter(baseUrl);
  const { me } = await caller.expect<{ me: { id: string } }>('query { me { id } }');
  const checkouts: TestCheckout[] = [];
  while (checkouts.length < packs) {
    const checkout = await createCheckout(caller, provider);
    await press(checkout, 'pay');
    checkouts.push(checkout);
    await balanceBecomes({ caller }, checkouts.length * CREDITS);
  }
  return { provider, caller, userId: me.id, checkouts };
}

/** Waits until a voter's balance is so. */
export function balanceBecomes({ caller }: Pick<Buyer, 'caller'>, credits: number) {
  return eventually(
    `a balance of ${credits}`,
    () => readAccount(caller),
    (account) => account.credits === credits,
  );
}

/** An organiser sends the money of a purchase back. Who asks may hear nothing any more. */
export async function refundFromApp(
  organiser: Caller,
  { userId }: Buyer,
  { id: checkoutId }: TestCheckout,
): Promise<void> {
  const input = { checkoutId, userId, reason: 'Bought too many', idempotencyKey: checkoutId };
  await organiser.run('mutation($input: RefundCheckoutInput!) { refundCheckout(input: $input) { id } }', {
    input,
  });
}

/** Has something happen to a purchase at its provider. */
export function happen(
  { baseUrl }: Pick<StackProcess, 'baseUrl'>,
  checkout: TestCheckout,
  change: string,
  amount?: number,
): Promise<unknown> {
  const body = { payment: paymentOf(checkout), change, amount };
  return control(checkout.provider, 'change', body, baseUrl);
}

/** What a purchase's movements at its provider come to, in cents: what came, what of it is not there any more. */
export function bookedOf(
  stack: Pick<StackProcess, 'dataDirectory'>,
  checkout: TestCheckout,
): { taken: number; away: number; refunds: number } {
  const { movements } = sandboxState(stack, checkout.provider);
  const own = movements.filter(({ payment }) => payment === paymentOf(checkout));
  const sum = (isPayment: boolean) =>
    own
      .filter(({ kind }) => (kind === 'payment') === isPayment)
      .reduce((total, { amount }) => total + amount, 0);
  return {
    taken: sum(true),
    away: 0 - sum(false),
    refunds: own.filter(({ kind }) => kind === 'refund').length,
  };
}

/** The credits that a voter must have, by what the provider has booked. */
export function owedTo(stack: Pick<StackProcess, 'dataDirectory'>, { checkouts }: Buyer): number {
  return checkouts.reduce((sum, checkout) => {
    const { taken, away } = bookedOf(stack, checkout);
    return sum + Math.round((CREDITS * (taken - away)) / checkout.pack.amount);
  }, 0);
}

/** The functions of a running stack, in their own processes. */
export class StackFunctions {
  private constructor(
    private readonly stage: OperatedStage,
    private readonly names: string[],
  ) {}

  static async of({
    port,
    dataDirectory,
  }: Pick<StackProcess, 'port' | 'dataDirectory'>): Promise<StackFunctions> {
    const file = path.join(dataDirectory, 'cdk.out', 'Hustings-dev.template.json');
    const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as {
      Resources: Record<string, { Type: string }>;
    };
    const names = Object.entries(Resources).flatMap(([id, { Type }]) =>
      Type === 'AWS::Lambda::Function' ? [`Hustings-dev-${id}`] : [],
    );
    return new StackFunctions(await startedStage(port), names);
  }

  /** Runs a function now, as its schedule does. @returns its answer. */
  async run(construct: string): Promise<unknown> {
    const name = this.names.find((each) => each.includes(construct));
    if (name === undefined) throw new Error(`There is no function ${construct}.`);
    const { Payload } = await this.stage.lambda.send(new InvokeCommand({ FunctionName: name }));
    return JSON.parse(Buffer.from(Payload ?? []).toString() || 'null') as unknown;
  }

  /** How far the statement is that is being made. */
  async progress(): Promise<StatementProgress | undefined> {
    const { client, tableName: TableName } = this.stage;
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: toItem(statementProgressKey()), ConsistentRead: true }),
    );
    return Item && (plain(Item) as unknown as StatementProgress);
  }

  /** The time passes for which a process that died is thought to be at the statement. */
  async endLease(): Promise<void> {
    const { client, tableName: TableName } = this.stage;
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: toItem(statementProgressKey()),
        UpdateExpression: 'REMOVE busyUntil',
        ConditionExpression: 'attribute_exists(PK)',
      }),
    );
  }
}

/** Waits until voters have what the provider's books say, while the reconciler runs as often as it likes. */
export async function settledAsBooked(
  stack: Pick<StackProcess, 'dataDirectory'>,
  functions: Pick<StackFunctions, 'run'>,
  buyer: Buyer,
): Promise<number> {
  const { credits, sum } = await eventually(
    `what ${buyer.provider} has booked`,
    async () => {
      await functions.run('ReconcileCheckouts');
      return { ...(await readAccount(buyer.caller)), owed: owedTo(stack, buyer) };
    },
    ({ credits, owed }) => credits === owed,
  );
  if (sum !== credits) throw new Error(`A balance of ${credits}, and a ledger of ${sum}.`);
  return credits;
}
