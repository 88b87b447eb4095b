import { CloudWatchClient, GetMetricDataCommand, type ScanBy } from '@aws-sdk/client-cloudwatch';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { cloudWatchApi } from '../../src/cloudwatch/api';
import { MetricStore } from '../../src/cloudwatch/metric-store';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import { lambdaApi } from '../../src/lambda/api';
import { credentials, place, Surroundings } from './surroundings';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:find';
const minute = (index: number): number => Date.parse('2026-11-22T10:00:00Z') + index * 60_000;

let around: Surroundings;
let now: number;
let store: MetricStore;
let endpoint: ServiceEndpoint;
let lambda: LambdaClient;
let cloudWatch: CloudWatchClient;

beforeEach(async () => {
  around = new Surroundings();
  store = new MetricStore(() => now);
  endpoint = new ServiceEndpoint(around.iam.principal, around.log);
  endpoint.add(lambdaApi(around.lambda, place));
  endpoint.add(cloudWatchApi(store));
  const settings = { endpoint: await endpoint.open(), region: place.region, credentials };
  lambda = new LambdaClient(settings);
  cloudWatch = new CloudWatchClient(settings);
});
afterEach(async () => {
  lambda.destroy();
  cloudWatch.destroy();
  await endpoint.close();
});

describe('Invoke', () => {
  const invoke = (InvocationType: 'Event' | 'RequestResponse', FunctionName = 'find') =>
    lambda.send(new InvokeCommand({ FunctionName, InvocationType, Payload: '{"woken":true}' }));

  it('accepts an event, and answers a request with what the function answers', async () => {
    expect(await invoke('Event')).toMatchObject({ StatusCode: 202 });
    const { StatusCode, Payload } = await invoke('RequestResponse', functionArn);
    expect([StatusCode, Payload?.transformToString()]).toEqual([200, '{"woken":true}']);
    expect(around.invocations).toEqual(
      Array.from({ length: 2 }, () => ({ functionArn, payload: { woken: true } })),
    );
  });

  it('tells of a function that failed, and of one that does not exist', async () => {
    around.answer = () => ({ ok: false, error: 'Unhandled', errorType: 'Error', errorMessage: 'broken' });
    const { FunctionError, Payload } = await invoke('RequestResponse');
    expect(FunctionError).toBe('Unhandled');
    expect(JSON.parse(Payload!.transformToString())).toMatchObject({ errorMessage: 'broken' });
    around.answer = () => ({
      ok: false,
      error: 'ResourceNotFoundException',
      errorType: null,
      errorMessage: 'Function not found',
    });
    await expect(invoke('Event')).rejects.toThrow('Function not found');
  });

  it('needs the right to invoke that very function', async () => {
    around.allows = (action, resource) => action === 'lambda:InvokeFunction' && resource === functionArn;
    await expect(invoke('Event')).resolves.toBeDefined();
    await expect(invoke('Event', 'other')).rejects.toThrow('lambda:InvokeFunction');
  });
});

describe('GetMetricData', () => {
  const metric = {
    namespace: 'AWS/AppSync',
    name: 'ActiveSubscriptions',
    dimensions: { GraphQLAPIId: 'api' },
  };
  const ask = (stat: object = {}, ScanBy?: ScanBy) =>
    cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(minute(0)),
        EndTime: new Date(minute(3)),
        ScanBy,
        MetricDataQueries: [
          {
            Id: 'subscriptions',
            MetricStat: {
              Metric: {
                Namespace: metric.namespace,
                MetricName: metric.name,
                Dimensions: [{ Name: 'GraphQLAPIId', Value: 'api' }],
              },
              Period: 60,
              Stat: 'Sum',
              ...stat,
            },
          },
        ],
      }),
    );

  it('gives a value for each period in which there was one, the newest first', async () => {
    for (const [at, value] of [
      [minute(-1), 9],
      [minute(0), 1],
      [minute(0) + 59_999, 2],
      [minute(2), 5],
      [minute(3), 7],
    ] as const) {
      now = at;
      store.put({ ...metric, value });
    }
    store.put({ ...metric, dimensions: { GraphQLAPIId: 'other' }, value: 100 });
    const [found] = (await ask()).MetricDataResults!;
    expect(found).toMatchObject({ Id: 'subscriptions', Values: [5, 3], StatusCode: 'Complete' });
    expect(found!.Timestamps).toEqual([new Date(minute(2)), new Date(minute(0))]);
    expect((await ask({}, 'TimestampAscending')).MetricDataResults![0]!.Values).toEqual([3, 5]);
    expect((await ask({ Stat: 'Maximum' })).MetricDataResults![0]!.Values).toEqual([5, 2]);
  });

  it('gives no values where there are none, and refuses what it cannot work out', async () => {
    expect((await ask()).MetricDataResults![0]!.Values).toEqual([]);
    await expect(ask({ Stat: 'tm99' })).rejects.toThrow('tm99');
    await expect(ask({ Period: 30 })).rejects.toThrow('Period');
    around.allows = (action) => action === 'cloudwatch:ListMetrics';
    await expect(ask()).rejects.toThrow('cloudwatch:GetMetricData');
  });
});
