import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  type DescribeContinuousBackupsCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { voteKey } from '../../model/keys';
import type { PaymentProvider } from '../../schema/generated/types';
import { startedStage } from '../../scripts/operator/stage';
import {
  newVoter,
  newVoters,
  organiserAccount,
  publicCaller,
  signedIn,
  type Caller,
} from '../support/clients';
import { control, createCheckout, press, readAccount } from '../support/payments';
import { projectDirectory, startStack, type StackProcess } from '../support/stack';
import { createVoting, eventually, grant, readTally, vote } from '../support/votings';

describe('An operator, by the commands of the runbooks,', () => {
  let stack: StackProcess;
  const args = ['--no-seed'];

  beforeAll(async () => {
    stack = await startStack({ args });
  });
  afterAll(() => stack.stop());

  // The drill of docs/operations.md, "Replacing secrets".
  it('replaces every key while people buy, without a deployment', async () => {
    const buy = async (provider: PaymentProvider) => {
      const caller = await newVoter(stack.baseUrl);
      const checkout = await createCheckout(caller, provider);
      await press(checkout, 'pay-and-close');
      await eventually(
        'credits',
        () => readAccount(caller),
        ({ credits }) => credits === 10,
      );
    };
    const rolled = async (provider: PaymentProvider, key: string, overlap: number) =>
      String((await control(provider, 'roll', { key, overlap }, stack.baseUrl))['key']);
    const rotate = (secret: string, ...change: string[]) =>
      operate('rotate', ['--port', String(stack.port), '--secret', secret, ...change.slice(0, 2)], change[2]);
    // A webhook secret with the overlap that Stripe has: each of the three states takes webhooks.
    const next = await rolled('STRIPE', 'webhookSecret', 24 * 3600);
    await buy('STRIPE');
    await rotate('stripe', '--add', 'webhookSecrets', next);
    await buy('STRIPE');
    await rotate('stripe', '--keep-newest', 'webhookSecrets');
    await buy('STRIPE');

    // Keys that leaked: the old ones are good for nothing at once.
    const keys = [
      ['STRIPE', 'stripe', 'secretKey'],
      ['PAYPAL', 'paypal', 'clientSecret'],
    ] as const;
    for (const [provider, name, field] of keys) {
      const told = await rotate(name, '--set', field, await rolled(provider, field, 0));
      expect(told).toContain('is the current one');
      // A secret that was read a moment ago is not read again.
      await eventually(
        `a purchase with the new ${field}`,
        () =>
          buy(provider).then(
            () => true,
            () => false,
          ),
        (bought) => bought,
      );
    }
    expect(await rotate('stripe')).toMatch(
      /^secretKey: there, webhookSecrets: 1\n.*AWSCURRENT\n.*AWSPREVIOUS/,
    );
  });

  // The drill of docs/operations.md, "Restoring the table".
  it('goes on with a table restored to an instant, and leaves the old one as it is', async () => {
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const [early, late] = await newVoters(2, stack.baseUrl);
    for (const voter of [early!, late!]) await grant(organiser, voter, 10);
    const voting = await createVoting(organiser, { access: 'PAID' });
    const anyone = await publicCaller(stack.baseUrl);
    const counted = (total: number) =>
      eventually(
        `a tally of ${total}`,
        () => readTally(anyone, voting.id),
        (tally) => tally.total === total,
      );
    expect((await vote(early!, voting)).data?.castVote.creditsSpent).toBe(1);
    await counted(1);
    const { recovery, client, tableName } = await startedStage(stack.port);
    const answered = Date.now();
    const { ContinuousBackupsDescription } = await eventually(
      'an instant to go back to',
      () => recovery.send(new DescribeContinuousBackupsCommand({ TableName: tableName })),
      (found) => Number(latestOf(found)) > answered,
    );
    const instant = latestOf({ ContinuousBackupsDescription })!;
    expect((await vote(late!, voting)).data?.castVote.creditsSpent).toBe(1);
    await counted(2);

    const restoring = ['--port', String(stack.port), '--as', 'restored', '--at', instant.toISOString()];
    expect(await operate('restore', restoring)).toContain('npm start -- --context tableName=restored');
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'restored' }),
    );
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
    await stack.stop();
    const { port, dataDirectory } = stack;
    stack = await startStack({ port, dataDirectory, args: [...args, '--context', 'tableName=restored'] });

    expect(await readAccount(early!)).toMatchObject({ credits: 9, sum: 9 });
    expect(await readAccount(late!)).toMatchObject({ credits: 10, sum: 10 });
    expect((await readTally(anyone, voting.id)).total).toBe(1);
    // Whose vote was lost may cast it again, and it is counted: the new table has a stream that is read.
    expect((await vote(late!, voting)).data?.castVote.creditsSpent).toBe(1);
    await counted(2);
    expect((await vote(early!, voting)).errors[0]).toMatchObject({ errorType: 'AlreadyVoted' });

    const restarted = await startedStage(port);
    expect(restarted.tableName).toBe('restored');
    const voteOf = async (TableName: string, { userId }: Caller) =>
      (
        await restarted.client.send(
          new GetItemCommand({ TableName, Key: toItem({ ...voteKey(userId, voting.id) }) }),
        )
      ).Item;
    const before = await voteOf(tableName, late!);
    expect(before).toBeDefined();
    expect((await voteOf('restored', late!))?.['castAt']).not.toEqual(before?.['castAt']);
  });
});

/** Runs an operator's command. @returns what it said. */
async function operate(command: 'restore' | 'rotate', given: string[], input = ''): Promise<string> {
  const script = ['--import', 'tsx', `scripts/${command}/cli.ts`, ...given];
  const running = promisify(execFile)(process.execPath, script, { cwd: projectDirectory });
  running.child.stdin?.end(`${input}\n`);
  return (await running).stdout;
}

function latestOf(described: Pick<DescribeContinuousBackupsCommandOutput, 'ContinuousBackupsDescription'>) {
  return described.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.LatestRestorableDateTime;
}
