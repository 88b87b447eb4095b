import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newVoter, organiserAccount, signedIn, type Caller } from '../support/clients';
import {
  control,
  press,
  readAccount,
  createCheckout,
  sandboxState,
  readCheckout,
  type TestCheckout,
} from '../support/payments';
import { projectDirectory, startStack, type StackProcess } from '../support/stack';
import { eventually } from '../support/votings';

const PROVIDERS = ['STRIPE', 'PAYPAL'] as const;

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

describe('A stack killed with kill -9 between payment and settling', () => {
  let stack: StackProcess;
  let answers = '';
  const purchases: { caller: Caller; checkout: TestCheckout }[] = [];
  const args = ['--no-seed'];

  beforeAll(async () => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'hustings-payments-'));
    const first = await startStack({ dataDirectory, args });
    for (const provider of PROVIDERS) {
      const caller = await newVoter(first.baseUrl);
      purchases.push({ caller, checkout: await createCheckout(caller, provider) });
      await control(provider, 'webhooks', { drop: true }, first.baseUrl);
    }
    await Promise.all(purchases.map(({ checkout }) => press(checkout, 'pay-and-close')));
    first.process.kill('SIGKILL');
    stack = await startStack({ dataDirectory, port: first.port, args });
    answers = first.output();
  });

  afterAll(() => stack.stop());

  it('settles what was paid once it runs again, though every webhook is lost', async () => {
    for (const { caller, checkout } of purchases) {
      const settled = await eventually(
        'a settled checkout',
        () => readCheckout(caller, checkout.id),
        (found) => found?.status === 'PAID',
      );
      const account = await readAccount(caller);
      expect(account).toMatchObject({ credits: 10, sum: 10 });
      answers += JSON.stringify([settled, account]);
    }
  });

  it('gave no secret away: not in logs, answers, template, bundles or repository', async () => {
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const { checkout } = purchases[0]!;
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
