import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import type { LocalAws } from '../../src/contract';
import { queueResourceTypes } from '../../src/queues/resource-types';
import { queueEventSource } from '../../src/queues/mapping';
import { Queues } from '../../src/queues/queues';
import { sqsApi } from '../../src/queues/sqs-api';
import { credentials, place, Surroundings, until } from './surroundings';

const arn = (name: string): string => `arn:aws:sqs:us-east-1:123456789012:${name}`;
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:settle';

let directory: string;
let around: Surroundings;
let queues: Queues;
let endpoint: ServiceEndpoint;
let url: string;
let client: SQSClient;
let QueueUrl: string;
let stops: (() => void | Promise<void>)[];

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'queues-'));
  around = new Surroundings();
  stops = [];
  await start();
});
afterEach(async () => {
  for (const stop of stops) await stop();
  await stop();
  delete process.env['AWS_ENDPOINT_URL_SQS'];
  rmSync(directory, { recursive: true });
});

async function start(): Promise<void> {
  queues = new Queues(directory, around.metrics, around.ages);
  endpoint = new ServiceEndpoint(around.iam.principal, around.log);
  endpoint.add(sqsApi(queues, place, () => url));
  url = await endpoint.open();
  create('failures');
  QueueUrl = create('events', {
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn: arn('failures'), maxReceiveCount: 2 },
  });
  // As functions find it.
  process.env['AWS_ENDPOINT_URL_SQS'] = url;
  client = new SQSClient({ region: 'us-east-1', credentials });
}

async function stop(): Promise<void> {
  client.destroy();
  await queues.stop();
  await endpoint.close();
}

function create(QueueName: string, properties: object = {}): string {
  const resourceType = queueResourceTypes(queues, () => url).find(({ name }) => name === 'AWS::SQS::Queue')!;
  const resource = {
    logicalId: QueueName,
    type: resourceType.name,
    metadata: {},
    properties: { QueueName, ...properties },
  };
  const identity = resourceType.identify(resource, place);
  void resourceType.start!({ ...resource, ...identity }, undefined as unknown as LocalAws);
  return identity.ref;
}

const send = (MessageBody: string, more = {}) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
async function receive(more = {}): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }),
  );
  return Messages;
}

describe('a queue', () => {
  it('hands a message to one receiver, with its attributes', async () => {
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'paid' } };
    const { MessageId } = await send('hello', { MessageAttributes });

    expect(
      await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] }),
    ).toMatchObject([
      { MessageId, Body: 'hello', MessageAttributes, Attributes: { ApproximateReceiveCount: '1' } },
    ]);
    expect(await receive()).toEqual([]);
  });

  it('shows a message again unless it is deleted in time', async () => {
    await send('kept');
    await send('deleted');
    const messages = await receive({ VisibilityTimeout: 60 });
    const [kept, deleted] = ['kept', 'deleted'].map((body) => messages.find(({ Body }) => Body === body)!);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: deleted!.ReceiptHandle }));
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: kept!.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    expect((await receive()).map(({ Body }) => Body)).toEqual(['kept']);
  });

  it('does not delete by an outdated handle', async () => {
    await send('once more');
    const [first] = await receive({ VisibilityTimeout: 0 });
    await receive({ VisibilityTimeout: 0 });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first!.ReceiptHandle }));
    expect(queues.get(arn('events')).counts()).toMatchObject({ visible: 1 });
  });

  it('waits for a message', async () => {
    const waiting = receive({ WaitTimeSeconds: 5 });
    await send('finally');
    expect(await waiting).toHaveLength(1);
  });

  it('holds delayed messages back', async () => {
    await send('later', { DelaySeconds: 1 });
    expect(await receive()).toEqual([]);
    expect(await receive({ WaitTimeSeconds: 3 })).toHaveLength(1);
  });

  it('gives up after as many receives as its redrive policy says', async () => {
    await send('poison');
    await receive({ VisibilityTimeout: 0 });
    await receive({ VisibilityTimeout: 0 });
    expect(await receive()).toEqual([]);
    expect((await queues.get(arn('failures')).receive(1)).map(({ body }) => body)).toEqual(['poison']);
  });

  it('takes batches and says what it holds', async () => {
    const { Successful } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: '1' },
          { Id: 'b', MessageBody: '2', DelaySeconds: 60 },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'b']);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      QueueArn: arn('events'),
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });

  it('survives a restart, and remembers how often a message was received', async () => {
    await send('survivor');
    await receive();
    await stop();
    await start();
    expect(await receive({ MessageSystemAttributeNames: ['All'] })).toMatchObject([
      { Body: 'survivor', Attributes: { ApproximateReceiveCount: '2' } },
    ]);
  });

  it('asks the caller’s policies', async () => {
    around.allows = (action) => action !== 'sqs:SendMessage';
    await expect(send('no')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await receive()).toEqual([]);
  });

  it('that does not exist is said so', async () => {
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: `${QueueUrl}-2`, MessageBody: 'x' })),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  it('tells CloudWatch how many messages wait', async () => {
    await send('waiting');
    queues.putMetrics();
    expect(around.metricsPut).toContainEqual({
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'events' },
      value: 1,
    });
  });
});

describe('an event source mapping', () => {
  async function map(more = {}): Promise<void> {
    const properties = { EventSourceArn: arn('events'), FunctionName: 'settle', ...more };
    const type = 'AWS::Lambda::EventSourceMapping';
    const resource = { logicalId: 'Mapping', type, metadata: {}, ref: 'Mapping', attributes: {}, properties };
    const aws = {
      lambda: around.lambda,
      log: around.log,
      place,
      onStop: (undo: () => void) => stops.push(undo),
    };
    const source = queueEventSource(queues);
    source.check?.(resource);
    await source.start(resource, aws as unknown as LocalAws);
  }
  const held = () => queues.get(arn('events')).counts();

  it('hands batches to the function and deletes what it took', async () => {
    await send('one');
    await send('two');
    await map();
    await until(() => held().visible + held().inFlight === 0);
    const [{ functionArn: called, payload }] = around.invocations as [
      { functionArn: string; payload: unknown },
    ];
    expect(called).toBe(functionArn);
    expect(payload).toMatchObject({
      Records: [
        {
          body: 'one',
          eventSource: 'aws:sqs',
          eventSourceARN: arn('events'),
          attributes: { ApproximateReceiveCount: '1' },
        },
        { body: 'two' },
      ],
    });
  });

  it('shows only the failed items of a batch again', async () => {
    await send('good');
    await send('bad');
    around.answer = (payload) => ({
      ok: true,
      payload: {
        batchItemFailures: (payload as { Records: { body: string; messageId: string }[] }).Records.filter(
          ({ body }) => body === 'bad',
        ).map(({ messageId }) => ({ itemIdentifier: messageId })),
      },
    });
    await map({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
    await until(() => queues.get(arn('failures')).counts().visible === 1);
    const bodies = around.invocations.map(({ payload }) =>
      (payload as { Records: { body: string }[] }).Records.map(({ body }) => body),
    );
    expect(bodies).toEqual([['good', 'bad'], ['bad']]);
  });

  it('deletes what its filter does not want', async () => {
    await send('{"type":"paid"}');
    await send('{"type":"opened"}');
    await map({ FilterCriteria: { Filters: [{ Pattern: '{"body":{"type":["paid"]}}' }] } });
    await until(() => held().visible + held().inFlight === 0);
    expect(around.invocations).toMatchObject([{ payload: { Records: [{ body: '{"type":"paid"}' }] } }]);
  });

  it('leaves everything in the queue when the function fails', async () => {
    around.answer = () => ({ ok: false, error: 'Unhandled', errorMessage: 'no table', errorType: 'Error' });
    await send('one');
    await map();
    await until(() => around.lines.length > 0);
    expect(held()).toMatchObject({ inFlight: 1 });
    expect(around.lines[0]).toContain('no table');
  });
});
