import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { askForStatement } from '../../functions/make-statement/handler';
import { TableStatementStore } from '../../functions/make-statement/table-statement-store';
import { monthFrom } from '../../model/statements';
import { organiserAccount, signedIn } from '../support/clients';
import {
  balanceBecomes,
  bookedOf,
  buyerOf,
  happen,
  refundFromApp,
  settledAsBooked,
  StackFunctions,
  type Buyer,
} from '../support/payment-crash';
import {
  call,
  control,
  createCheckout,
  press,
  readAccount,
  readCheckout,
  readFacts,
  sandboxState,
  tableClient,
  type TestCheckout,
} from '../support/payments';
import { projectDirectory, startStack, type StackProcess } from '../support/stack';
import { eventually } from '../support/votings';

const PROVIDERS = ['STRIPE', 'PAYPAL'] as const;

async function tableOf({ baseUrl }: StackProcess): Promise<[DynamoDBClient, string]> {
  const facts = await readFacts(baseUrl);
  return [tableClient(facts), facts.tableName];
}

async function chargesIn(baseUrl: string): Promise<string[]> {
  const { charges } = await control<{ charges: object }>('STRIPE', 'record', undefined, baseUrl);
  return Object.keys(charges);
}

/** Files that a synthesis wrote: the template and the bundles beside it. */
function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function secretsOf(stack: StackProcess): string[] {
  const stripe = sandboxState(stack, 'STRIPE');
  const payPal = sandboxState(stack, 'PAYPAL');
  const keyLines = payPal.privateKey.split('\n').slice(1, -2);
  return [stripe.secretKey, stripe.webhookSecret, payPal.clientId, payPal.clientSecret, ...keyLines];
}

/** What happens to the purchases of a buyer until the stack dies, and what is left of their ten credits each. */
const FATES = ['refunded from the app', 'refunded there', 'lost', 'won', 'paid'] as const;
const LEFT = [0, 5, 0, 10, 10];

describe('A stack killed with kill -9 in the middle of payments, refunds, disputes and a statement', () => {
  let stack: StackProcess;
  let functions: StackFunctions;
  let answers = '';
  let earlier: TestCheckout;
  let revision: number | undefined;
  const buyers: Buyer[] = [];
  const args = ['--no-seed'];
  const month = monthFrom(new Date(Date.now() - 25 * 3600_000).toISOString().slice(0, 7), -1);

  beforeAll(async () => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'hustings-payments-'));
    const first = await startStack({ dataDirectory, args });
    const organiser = await signedIn(organiserAccount, first.baseUrl);
    for (const provider of PROVIDERS) {
      const buyer = await buyerOf(first, provider, FATES.length - 1);
      buyers.push(buyer);
      const [fromApp, there, lost, won] = buyer.checkouts;
      await happen(first, won!, 'dispute');
      await balanceBecomes(buyer, 30);
      // From here on nobody is told of anything.
      await control(provider, 'webhooks', { drop: true }, first.baseUrl);
      await happen(first, won!, 'dispute-win');
      await happen(first, there!, 'refund', 250);
      await happen(first, lost!, 'dispute');
      await happen(first, lost!, 'dispute-lose');
      const paid = await createCheckout(buyer.caller, provider);
      await press(paid, 'pay-and-close');
      buyer.checkouts.push(paid);
      const hanging = { method: 'POST', path: 'refund', times: 1e9, kind: 'hang-after' };
      await control(provider, 'calls', [hanging], first.baseUrl);
      // The provider makes the refund, and its answer never comes.
      void refundFromApp(organiser, buyer, fromApp!).catch(() => undefined);
      await eventually(
        'a refund in the books',
        () => bookedOf(first, fromApp!),
        ({ away }) => away === 500,
      );
    }
    earlier = await paidInMonth(first, buyers[0]!);
    revision = await dieWhileStating(first);
    stack = await startStack({ dataDirectory, port: first.port, args });
    functions = await StackFunctions.of(stack);
    answers = first.output();
  });

  afterAll(() => stack.stop());

  /** A payment that Stripe took in the month of the statement: it is asked for its records of then. */
  async function paidInMonth({ baseUrl }: StackProcess, { caller }: Buyer): Promise<TestCheckout> {
    const checkout = await createCheckout(caller, 'STRIPE');
    const before = await chargesIn(baseUrl);
    await press(checkout, 'pay-and-close');
    const id = (await chargesIn(baseUrl)).find((each) => !before.includes(each));
    const created = Date.parse(`${month}-11T10:00:00Z`) / 1000;
    await control('STRIPE', 'set', { id, values: { created } }, baseUrl);
    await call(caller, 'completeCheckout', checkout.id);
    return checkout;
  }

  /** Kills the stack while its function makes a statement: Stripe's records are listed, and PayPal does not answer. */
  async function dieWhileStating(first: StackProcess): Promise<number | undefined> {
    const dying = await StackFunctions.of(first);
    const hanging = { method: 'GET', path: '/v1/reporting', times: 1e9, kind: 'hang' };
    await control('PAYPAL', 'calls', [hanging], first.baseUrl);
    const statements = new TableStatementStore(...(await tableOf(first)), () => undefined);
    const asked = await eventually(
      'a statement that is asked for',
      () => askForStatement(statements, month, Date.now()),
      (found) => found !== undefined,
    );
    void dying.run('MakeStatement').catch(() => undefined);
    await eventually(
      'a statement half-way',
      () => dying.progress(),
      (progress) => progress?.provider === 'PAYPAL' && progress.busyUntil !== undefined,
    );
    first.process.kill('SIGKILL');
    return asked;
  }

  it('settles all as the providers have booked it, though every webhook is lost', async () => {
    for (const buyer of buyers) {
      const { checkouts, caller, provider } = buyer;
      const more = provider === 'STRIPE' ? 10 : 0;
      if (more) buyer.checkouts.push(earlier);
      const credits = await settledAsBooked(stack, functions, buyer);
      expect(credits).toBe(LEFT.reduce((sum, each) => sum + each, more));
      // Once, however often it was asked for.
      expect(FATES.map((_fate, place) => bookedOf(stack, checkouts[place]!))).toEqual([
        { taken: 500, away: 500, refunds: 1 },
        { taken: 500, away: 250, refunds: 1 },
        { taken: 500, away: 500, refunds: 0 },
        { taken: 500, away: 0, refunds: 0 },
        { taken: 500, away: 0, refunds: 0 },
      ]);
      const read = await Promise.all(checkouts.map(({ id }) => readCheckout(caller, id)));
      expect(read.slice(0, FATES.length).map((found) => found?.status)).toEqual([
        'REFUNDED',
        'PAID',
        'DISPUTED',
        'PAID',
        'PAID',
      ]);
      answers += JSON.stringify([read, await readAccount(caller)]);
    }
  });

  it('goes on with the statement where its process was killed, and finds no difference', async () => {
    await functions.endLease();
    await functions.run('MakeStatement');
    const statements = new TableStatementStore(...(await tableOf(stack)), () => undefined);
    const made = await eventually(
      'a statement',
      () => statements.newest(month),
      (found) => found?.revision === revision,
    );
    const sum = { received: 500, returned: 0, disputed: 0 };
    expect(made).toMatchObject({
      differenceCount: 0,
      comparisons: [{ provider: 'STRIPE', currency: 'EUR', theirs: sum, ours: sum }],
    });
    expect(await functions.progress()).toBeUndefined();
  });

  it('gave no secret away: not in logs, answers, template, bundles or repository', async () => {
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const checkout = buyers[0]!.checkouts[0]!;
    const strange = await organiser.run('mutation($id: ID!) { completeCheckout(id: $id) { id } }', {
      id: checkout.id,
    });
    const forged = await fetch(`${stack.baseUrl}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'stripe-signature': 't=1,v1=00' },
      body: '{}',
    });
    answers += JSON.stringify(strange) + (await forged.text());
    for (const page of [
      'config.json',
      '_local/stack.json',
      '_local/timings',
      '_local/dynamodb-calls?after=0',
    ])
      answers += await (await fetch(`${stack.baseUrl}/${page}`)).text();
    for (const provider of PROVIDERS)
      answers += JSON.stringify(await control(provider, 'record', undefined, stack.baseUrl));

    const secrets = secretsOf(stack);
    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.every((secret) => secret.length > 15)).toBe(true);
    const places: [string, string][] = [
      ['the answers and the first log', answers],
      ['the log', stack.output()],
      ...filesBelow(path.join(stack.dataDirectory, 'cdk.out')).map((file): [string, string] => [
        file,
        readFileSync(file, 'latin1'),
      ]),
    ];
    const leaks = places.flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map(() => place),
    );
    expect(leaks).toEqual([]);
    expect(trackedFilesWith(secrets)).toEqual([]);
    // The log was there to look at, and what it tells went well.
    expect(stack.output()).toContain('CheckoutMended');
    expect(stack.output()).not.toMatch(/ReceiptNotSent|PaymentNotSettled|WebhookNotTaken/);
  });
});

/** Files under version control, and those about to be, that hold one of the texts. */
function trackedFilesWith(texts: string[]): string[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: projectDirectory,
    encoding: 'utf8',
  });
  const files = listing.split('\0').filter((name) => name !== '');
  return files.filter((name) => {
    const text = readIfThere(path.join(projectDirectory, name));
    return texts.some((secret) => text.includes(secret));
  });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // A file that was deleted and is not committed yet.
    return '';
  }
}
