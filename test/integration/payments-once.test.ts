import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { DeadLetterQueue } from '../../scripts/replay/letters';
import { replayParts } from '../../scripts/replay/parts';
import { replay } from '../../scripts/replay/replay';
import { startedStage, type OperatedStage } from '../../scripts/operator/stage';
import { newVoter, stackUrl } from '../support/clients';
import {
  call,
  createCheckout,
  paymentOf,
  press,
  readAccount,
  readCheckout,
  readFacts,
  reconcileNow,
  withoutWebhooks,
} from '../support/payments';
import { eventually } from '../support/votings';
import { connections, deliver, eventOf, signed } from '../support/webhooks';

const TIMES = 20;
const CONNECTIONS = 10;

describe.each(['STRIPE', 'PAYPAL'] as const)('One payment through %s', (provider) => {
  it('is credited once, though everybody brings the news at once and again and again', async () => {
    const facts = await readFacts();
    const voter = await newVoter();
    const checkout = await createCheckout(voter, provider);
    const times = Array.from({ length: TIMES }, (_, index) => index);
    const agent = connections(CONNECTIONS);
    // Starts as many functions as will be called, so that they meet later, and are not kept apart by their starts.
    // On a busy machine the starts alone may take longer than anybody waits for an answer.
    await eventually(
      'answers of as many functions as will be called',
      () =>
        Promise.all([
          ...times.map(async () => {
            const { data } = await call(voter, 'completeCheckout', checkout.id);
            return data?.completeCheckout.status === 'PENDING';
          }),
          ...times.map(async () => (await deliver({ provider, headers: {}, body: '' }, agent)) === 400),
        ]),
      (answers) => answers.every(Boolean),
    );
    await withoutWebhooks(provider, () => press(checkout, 'pay'));
    const body = await eventOf(checkout);

    // One moment for all: a second that passes between two of them would date them alike.
    const now = Date.now();
    const [delivered, completed] = await Promise.all([
      // Signed again each time, as the provider's own repetitions are: the same again would be refused as a replay.
      Promise.all(times.map((index) => deliver(signed(facts, provider, body, now - index * 1000), agent))),
      Promise.all(times.map(() => call(voter, 'completeCheckout', checkout.id))),
      reconcileNow(),
    ]);
    agent.destroy();

    expect(delivered).toEqual(times.map(() => 200));
    // Those who met too many others were asked to try again, and changed nothing.
    const refusals = completed.flatMap(({ errors }) => errors.map(({ errorType }) => errorType));
    expect(refusals.filter((errorType) => errorType !== 'TryAgain')).toEqual([]);
    expect(completed.some(({ data }) => data?.completeCheckout.status === 'PAID')).toBe(true);
    await reconcileNow();
    expect(await readCheckout(voter, checkout.id)).toMatchObject({ status: 'PAID' });
    expect(await readAccount(voter)).toEqual({
      credits: 10,
      sum: 10,
      entries: [{ kind: 'PURCHASE', credits: 10, reference: checkout.id }],
    });
  });

  it('is credited once when the very same transmission is played again', async () => {
    const facts = await readFacts();
    const voter = await newVoter();
    const checkout = await createCheckout(voter, provider);
    await withoutWebhooks(provider, () => press(checkout, 'pay'));
    const webhook = signed(facts, provider, await eventOf(checkout));
    const agent = connections(CONNECTIONS);
    const answers = await Promise.all(Array.from({ length: TIMES }, () => deliver(webhook, agent)));
    agent.destroy();
    // Each copy hears that it was taken; credits are given once.
    expect(answers).toEqual(Array<number>(TIMES).fill(200));
    await call(voter, 'completeCheckout', checkout.id);
    expect(await readAccount(voter)).toMatchObject({ credits: 10, sum: 10 });
  });
});

/** Where the first record of the table's stream is, as a batch that was given up names it. */
async function oldestRecord({ client, streams, tableName }: OperatedStage): Promise<object> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const StreamArn = Table!.LatestStreamArn!;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  for (const { ShardId: shardId } of StreamDescription!.Shards!) {
    const of = { StreamArn, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(of));
    const { Records: [first] = [] } = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
    const sequence = first?.dynamodb?.SequenceNumber;
    if (sequence !== undefined)
      return { shardId, startSequenceNumber: sequence, endSequenceNumber: sequence, batchSize: 1 };
  }
  throw new Error('The stream shows no record.');
}

it('What was given up is shown first, and replayed once when that is wanted', async () => {
  const stage = await startedStage(Number(new URL(stackUrl()).port));
  const voter = await newVoter();
  const checkout = await createCheckout(voter, 'STRIPE');
  await withoutWebhooks('STRIPE', () => press(checkout, 'pay'));
  const send = async (queue: DeadLetterQueue, body: object): Promise<void> => {
    const QueueUrl = stage.output(`${queue}Url`);
    await stage.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
  };
  const run = async (queue: DeadLetterQueue, isDone: boolean) => {
    const said: string[] = [];
    const parts = replayParts(stage, queue, { by: 'a test', say: (line) => said.push(line) });
    const left = await replay(parts, queue, { isDone });
    return { left, said: said.join('\n') };
  };

  const subject = { kind: 'payment', id: paymentOf(checkout) };
  await send('UnsettledPayments', { provider: 'STRIPE', eventId: 'evt_1', eventType: 'given.up', subject });
  const shown = await run('UnsettledPayments', false);
  expect(shown.left).toBe(1);
  expect(shown.said).toContain(subject.id);
  expect((await run('UnsettledPayments', true)).left).toBe(0);
  expect((await run('UnsettledPayments', false)).left).toBe(0);
  const account = await eventually(
    'the credits',
    () => readAccount(voter),
    ({ credits }) => credits === 10,
  );
  expect(account.entries).toHaveLength(1);

  const record = await oldestRecord(stage);
  await send('UnannouncedChanges', { DDBStreamBatchInfo: record });
  const gone = { ...record, shardId: `shardId-${'0'.repeat(20)}-deadbeef` };
  await send('UnannouncedChanges', { DDBStreamBatchInfo: gone });
  const announced = await run('UnannouncedChanges', true);
  expect(announced.left).toBe(0);
  expect(announced.said).toContain('given to announce-changes');
  expect(announced.said).toContain('has dropped its records');
});
