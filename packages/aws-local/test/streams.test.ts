import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startDynamoDbLocal, type DynamoDbLocal } from '../src/dynamodb/dynamodb-local';
import { tableResourceType } from '../src/dynamodb/resource-types';
import type { Faults, LocalAws, Resource } from '../src/contract';
import { RunningTime } from '../src/running-time';
import { dynamoDbEventSource } from '../src/streams/dynamodb-event-source';
import { sourceFunction, testAws, until, type TestAws } from './support/test-aws';

/** Prints every event it gets as one line; fails at records whose key starts with `bad`. */
const HANDLER = `exports.handler = async (event) => {
  const keys = event.Records.map((record) => record.dynamodb.Keys.PK.S);
  const failing = keys.findIndex((key) => key.startsWith('bad'));
  console.log(JSON.stringify({ ...event, keys, at: Date.now(), failing: failing >= 0 }));
  if (failing >= 0 && process.env.REPORT)
    return { state: event.state, batchItemFailures: [{ itemIdentifier: event.Records[failing].dynamodb.SequenceNumber }] };
  if (failing >= 0) throw new Error('cannot take ' + keys[failing]);
  return { state: { count: (event.state?.count ?? 0) + keys.length } };
};`;

interface Invocation {
  keys: string[];
  failing: boolean;
  at: number;
  Records: { dynamodb: { SequenceNumber: string }; eventSourceARN: string; eventName: string }[];
  shardId?: string;
  eventSourceARN?: string;
  window?: { start: string; end: string };
  state?: unknown;
  isFinalInvokeForWindow?: boolean;
  isWindowTerminatedEarly?: boolean;
}

const FAILURES = 'arn:aws:sqs:eu-central-1:123456789012:failures';

let database: DynamoDbLocal;
let client: DynamoDBClient;
const contexts: TestAws[] = [];

beforeAll(async () => {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  database = await startDynamoDbLocal({ log: () => undefined });
  client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(async () => {
  for (const context of contexts) await context.stop();
  client.destroy();
  await database.stop();
});

let tables = 0;

/** A table whose stream feeds the handler above. */
class Stage {
  readonly context = testAws();
  readonly aws: LocalAws = this.context.aws;
  private readonly tableName = `table-${(tables += 1)}`;
  private readonly streamArn: string;

  constructor(private readonly properties: Record<string, unknown>) {
    contexts.push(this.context);
    this.aws.dynamodb.endpoint = database.endpoint;
    this.streamArn = `arn:aws:dynamodb:eu-central-1:123456789012:table/${this.tableName}/stream/local`;
  }

  async start(environment: Record<string, string> = {}, faults?: Faults): Promise<this> {
    this.aws.faults = faults;
    const definition = sourceFunction('reader', HANDLER, { environment });
    this.aws.lambda.register(definition);
    await tableResourceType.start?.(
      resource('Table', this.tableName, {
        KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
      this.aws,
    );
    return this;
  }

  async map(): Promise<void> {
    const mapping = resource('Mapping', 'Mapping', {
      EventSourceArn: this.streamArn,
      FunctionName: 'reader',
      StartingPosition: 'TRIM_HORIZON',
      ...this.properties,
    });
    // A minute is the least that a template may say of an age, and longer than a test should take.
    const { MaximumRecordAgeInSeconds: _age, ...properties } = mapping.properties;
    dynamoDbEventSource.check?.({ ...mapping, properties });
    await dynamoDbEventSource.start(mapping, this.aws);
  }

  async put(...keys: string[]): Promise<void> {
    for (const key of keys)
      await client.send(new PutItemCommand({ TableName: this.tableName, Item: { PK: { S: key } } }));
  }

  get invocations(): Invocation[] {
    return this.context.lines
      .filter((line) => line.startsWith('reader: {'))
      .map((line) => JSON.parse(line.slice('reader: '.length)) as Invocation);
  }

  get handled(): string[] {
    return this.invocations.filter(({ failing }) => !failing).flatMap(({ keys }) => keys);
  }
}

function resource(logicalId: string, ref: string, properties: Record<string, unknown>): Resource {
  return { logicalId, type: 'AWS::DynamoDB::Table', properties, metadata: {}, ref, attributes: {} };
}

test("records reach the function in order, as events of the template's stream", async () => {
  const stage = await new Stage({ BatchSize: 10 }).start();
  await stage.put('a', 'b');
  await stage.map();
  await until(() => stage.handled.length === 2);
  await stage.put('c');
  await until(() => stage.handled.length === 3);

  expect(stage.handled).toEqual(['a', 'b', 'c']);
  expect(stage.invocations[0]?.Records[0]).toMatchObject({
    eventName: 'INSERT',
    awsRegion: 'eu-central-1',
    eventSourceARN: 'arn:aws:dynamodb:eu-central-1:123456789012:table/table-1/stream/local',
    dynamodb: {
      Keys: { PK: { S: 'a' } },
      NewImage: { PK: { S: 'a' } },
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
  expect(stage.context.metrics.map(({ name }) => name)).toContain('IteratorAge');
});

test('batches are no larger than they may be, and filtered records are skipped for good', async () => {
  const pattern = JSON.stringify({
    eventName: ['INSERT'],
    dynamodb: { Keys: { PK: { S: [{ prefix: 'x' }] } } },
  });
  const stage = await new Stage({
    BatchSize: 2,
    FilterCriteria: { Filters: [{ Pattern: pattern }] },
  }).start();
  await stage.put('x1', 'y1', 'x2', 'x3', 'x1', 'y2');
  await stage.map();
  await until(() => stage.handled.length === 3);

  expect(stage.invocations.map(({ keys }) => keys)).toEqual([['x1', 'x2'], ['x3']]);
});

test('a batching window gathers records', async () => {
  const stage = await new Stage({ MaximumBatchingWindowInSeconds: 1 }).start();
  await stage.map();
  await stage.put('a');
  await new Promise((resolve) => setTimeout(resolve, 400));
  await stage.put('b');
  await until(() => stage.handled.length === 2);

  expect(stage.invocations.map(({ keys }) => keys)).toEqual([['a', 'b']]);
});

test('a failing batch is halved until the bad record stands alone, which the failure queue is told of', async () => {
  const stage = await new Stage({
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnFailure: { Destination: FAILURES } },
  }).start();
  await stage.put('a', 'b', 'bad', 'c');
  await stage.map();
  await until(() => stage.handled.length === 3);

  expect(stage.invocations.map(({ keys }) => keys)).toEqual([
    ['a', 'b', 'bad', 'c'],
    ['a', 'b'],
    ['bad', 'c'],
    ['bad'],
    ['bad'],
    ['c'],
  ]);
  const bad = stage.invocations[3]?.Records[0]?.dynamodb.SequenceNumber;
  expect(stage.context.sent).toEqual([
    {
      arn: FAILURES,
      body: {
        requestContext: {
          requestId: expect.any(String) as string,
          functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:reader',
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 4,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: expect.any(String) as string,
        DDBStreamBatchInfo: {
          shardId: expect.stringMatching(/^shardId-/) as string,
          startSequenceNumber: bad,
          endSequenceNumber: bad,
          approximateArrivalOfFirstRecord: expect.any(String) as string,
          approximateArrivalOfLastRecord: expect.any(String) as string,
          batchSize: 1,
          streamArn: expect.stringMatching(/stream\/local$/) as string,
        },
      },
    },
  ]);
});

test('after a partial failure only the rest is tried again', async () => {
  const stage = await new Stage({
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 1,
  }).start({ REPORT: 'yes' });
  await stage.put('a', 'bad', 'c');
  await stage.map();
  await until(() => stage.invocations.length === 3);
  await stage.put('d');
  await until(() => stage.handled.includes('d'));

  expect(stage.invocations.map(({ keys }) => keys)).toEqual([
    ['a', 'bad', 'c'],
    ['bad', 'c'],
    ['bad', 'c'],
    ['d'],
  ]);
});

test('records that are too old are given up', async () => {
  const stage = await new Stage({
    MaximumRecordAgeInSeconds: 1,
    DestinationConfig: { OnFailure: { Destination: FAILURES } },
  }).start();
  await stage.map();
  await stage.put('bad');
  await until(() => stage.context.sent.length === 1);
  await stage.put('good');
  await until(() => stage.handled.includes('good'));

  expect(stage.context.sent[0]?.body).toMatchObject({ requestContext: { condition: 'RecordAgeExceeded' } });
});

test('time in which nothing ran makes no record old: none is given up, and no alarm hears of it', async () => {
  const stage = await new Stage({ MaximumRecordAgeInSeconds: 60 }).start();
  await stage.put('a');
  const realNow = Date.now;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 24 * 3600 * 1000);
  const ages = new RunningTime();
  stage.aws.ages = ages;
  try {
    await stage.map();
    await until(() => stage.handled.length === 1 || stage.context.sent.length > 0);
  } finally {
    ages.stop();
    clock.mockRestore();
  }

  expect(stage.handled).toEqual(['a']);
  expect(stage.context.metrics.find(({ name }) => name === 'IteratorAge')?.value).toBeLessThan(60_000);
});

test('a tumbling window carries state and ends with a final invocation, without another record', async () => {
  const stage = await new Stage({ TumblingWindowInSeconds: 2, BatchSize: 1 }).start();
  await stage.map();
  // Both at the beginning of a window, so that they fall into it on a busy machine, too.
  await new Promise((resolve) => setTimeout(resolve, 2000 - (Date.now() % 2000)));
  await Promise.all([stage.put('a'), stage.put('b')]);
  await until(() => stage.invocations.length === 3);

  const [first, second, final] = stage.invocations;
  const end = new Date(Date.parse(first?.window?.start ?? '') + 2000).toISOString().replace('.000', '');
  expect(first).toMatchObject({ state: {}, isFinalInvokeForWindow: false, isWindowTerminatedEarly: false });
  expect(first?.shardId).toMatch(/^shardId-/);
  expect(first?.eventSourceARN).toMatch(/stream\/local$/);
  expect([first?.keys, second?.keys].flat().sort()).toEqual(['a', 'b']);
  expect(second).toMatchObject({ state: { count: 1 }, window: first?.window });
  expect(final).toMatchObject({
    Records: [],
    state: { count: 2 },
    isFinalInvokeForWindow: true,
    window: first?.window,
  });
  expect(first?.window?.end).toBe(end);
  expect(final?.at).toBeGreaterThanOrEqual(Date.parse(end));
});

test('a restart goes on where the last batch was handled, with the state of its window', async () => {
  const stage = await new Stage({ TumblingWindowInSeconds: 900 }).start();
  const undo: (() => Promise<void> | void)[] = [];
  stage.aws.onStop = (action) => undo.push(action);
  await stage.put('a', 'b');
  await stage.map();
  await until(() => stage.handled.length === 2);
  await undo[0]?.();
  await stage.put('c');
  await stage.map();
  await until(() => stage.handled.length >= 3);
  await undo[1]?.();

  expect(stage.handled).toEqual(['a', 'b', 'c']);
  expect(stage.invocations[1]?.state).toEqual({ count: 2 });
});

test('LATEST begins with what is written after the start', async () => {
  const stage = await new Stage({ StartingPosition: 'LATEST' }).start();
  await stage.put('before');
  await stage.map();
  await stage.put('after');
  await until(() => stage.handled.length > 0);

  expect(stage.handled).toEqual(['after']);
});

test('faults deliver batches repeated and cut differently', async () => {
  const stage = await new Stage({}).start(
    {},
    {
      streams: ({ records }) =>
        records.length === 3 ? [records.slice(0, 2), records, records.slice(2)] : [records],
    },
  );
  await stage.put('a', 'b', 'c');
  await stage.map();
  await until(() => stage.invocations.length === 3);
  await stage.put('d');
  await until(() => stage.handled.includes('d'));

  expect(stage.invocations.map(({ keys }) => keys)).toEqual([['a', 'b'], ['a', 'b', 'c'], ['c'], ['d']]);
});

test('what is not done here is refused', () => {
  const check = (properties: Record<string, unknown>) => () =>
    dynamoDbEventSource.check?.(resource('M', 'M', { StartingPosition: 'LATEST', ...properties }));
  expect(check({ ParallelizationFactor: 2 })).toThrow('ParallelizationFactor is 1 here');
  expect(check({ Topics: ['t'] })).toThrow('not known here: Topics');
  expect(check({ DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::bucket' } } })).toThrow(
    'queues, topics and functions',
  );
  expect(check({ FilterCriteria: { Filters: [{ Pattern: '{"a":[{"numeric":[">",1]}]}' }] } })).toThrow(
    'not known here',
  );
});
