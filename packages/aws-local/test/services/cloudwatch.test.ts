import { compileFilterPattern, metricFilterResourceType } from '../../src/cloudwatch/metric-filters';
import { cloudWatchResourceTypes } from '../../src/cloudwatch/resource-types';
import { Metrics } from '../../src/cloudwatch/metrics';
import type { LocalAws } from '../../src/contract';
import { place, Surroundings } from './surroundings';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const dimensions = { QueueName: 'failures' };
const waiting = (value: number) => ({ namespace: 'AWS/SQS', name: 'Visible', dimensions, value });

let now: number;
let around: Surroundings;
let metrics: Metrics;
let published: { topicArn: string; subject: string; message: Record<string, unknown> }[];

beforeEach(() => {
  now = Date.parse('2026-11-22T10:00:00Z');
  around = new Surroundings();
  published = [];
  const topics = {
    publish: (arn: string, subject: string, message: string) => {
      published.push({ topicArn: arn, subject, message: JSON.parse(message) as Record<string, unknown> });
      return Promise.resolve();
    },
  };
  metrics = new Metrics(
    place,
    around.log,
    () => topics,
    () => now,
  );
});
afterEach(() => {
  metrics.stop();
});

async function alarm(properties: object = {}): Promise<void> {
  const resourceType = cloudWatchResourceTypes(metrics).find(
    ({ name }) => name === 'AWS::CloudWatch::Alarm',
  )!;
  const resource = {
    logicalId: 'Failures',
    type: resourceType.name,
    metadata: {},
    properties: {
      AlarmDescription: 'Something was given up.',
      Namespace: 'AWS/SQS',
      MetricName: 'Visible',
      Dimensions: [{ Name: 'QueueName', Value: 'failures' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topicArn],
      ...properties,
    },
  };
  await resourceType.start!(
    { ...resource, ...resourceType.identify(resource, place) },
    undefined as unknown as LocalAws,
  );
}
/** Lets time pass, evaluating as the service does by itself. */
const pass = (seconds: number): void => {
  now += seconds * 1000;
  metrics.evaluateAll();
};

it('rings at once, says so loudly and tells its topic in the shape of the service', async () => {
  await alarm();
  metrics.put(waiting(0));
  expect(metrics.alarmsRinging()).toEqual([]);

  metrics.put(waiting(2));

  expect(metrics.alarmsRinging()).toEqual(['test-Failures']);
  expect(around.lines).toEqual(['alarm: ALARM test-Failures: Something was given up.']);
  expect(published).toMatchObject([
    {
      topicArn,
      subject: 'ALARM: "test-Failures" in us-east-1',
      message: {
        AlarmName: 'test-Failures',
        NewStateValue: 'ALARM',
        OldStateValue: 'OK',
        StateChangeTime: '2026-11-22T10:00:00.000+0000',
        Trigger: {
          MetricName: 'Visible',
          Threshold: 1,
          Dimensions: [{ name: 'QueueName', value: 'failures' }],
        },
      },
    },
  ]);
});

it('rings once, and falls silent a period after the last breach', async () => {
  await alarm();
  metrics.put(waiting(1));
  pass(30);
  metrics.put(waiting(1));
  pass(59);
  expect(metrics.alarmsRinging()).toHaveLength(1);
  pass(2);
  expect(metrics.alarmsRinging()).toEqual([]);
  expect(published).toHaveLength(1);
  expect(around.lines.at(-1)).toBe('alarm: OK test-Failures');
});

it('leaves other metrics alone', async () => {
  await alarm();
  metrics.put({ ...waiting(5), dimensions: { QueueName: 'events' } });
  expect(metrics.alarmsRinging()).toEqual([]);
});

it('adds up where the statistic is a sum', async () => {
  await alarm({ Statistic: 'Sum', Threshold: 3 });
  metrics.put(waiting(2));
  expect(metrics.alarmsRinging()).toEqual([]);
  metrics.put(waiting(1));
  expect(metrics.alarmsRinging()).toHaveLength(1);
});

it('waits for as many breaching periods as it is told to', async () => {
  await alarm({ EvaluationPeriods: 2 });
  metrics.put(waiting(1));
  expect(metrics.alarmsRinging()).toEqual([]);
  pass(60);
  metrics.put(waiting(1));
  expect(metrics.alarmsRinging()).toHaveLength(1);
});

it.each([
  ['notBreaching', false],
  ['breaching', true],
  ['missing', false],
  ['ignore', true],
])('takes silence after a breach as %s: ringing %s', async (TreatMissingData, rings) => {
  await alarm({ TreatMissingData });
  metrics.put(waiting(1));
  pass(120);
  expect(metrics.alarmsRinging()).toHaveLength(rings ? 1 : 0);
});

it('refuses what it cannot evaluate', async () => {
  await expect(alarm({ Metrics: [] })).rejects.toThrow('Metrics');
  await expect(alarm({ Statistic: 'p99' })).rejects.toThrow('p99');
  await expect(alarm({ Period: 3600, EvaluationPeriods: 2 })).rejects.toThrow('one hour');
  await expect(alarm({ AlarmActions: ['arn:aws:ssm:us-east-1:1:opsitem:1'] })).rejects.toThrow('ssm');
});

describe('metric filters', () => {
  const line = '{"level":"error","event":"TalliesUntold","votings":3}';

  it.each([
    ['%TalliesUntold|FinalTallyUntold%', true],
    ['%^Tallies%', false],
    ['', true],
    ['error TalliesUntold', true],
    ['error "votings\\":3"', true],
    ['error -TalliesUntold', false],
    ['warn', false],
  ])('find by the pattern %p: %p', (pattern, isFound) => {
    expect(compileFilterPattern(pattern)?.(line)).toBe(isFound);
  });

  it.each(['{ $.level = "error" }', '[level, event]', '?error ?warn'])('do not read %p', (pattern) => {
    expect(compileFilterPattern(pattern)).toBeUndefined();
  });

  it('make values of the lines of their group, and none of others', async () => {
    const resourceType = metricFilterResourceType(metrics.filters);
    const put = jest.spyOn(metrics, 'put');
    for (const FilterPattern of ['%Untold%', '{ $.votings = 3 }']) {
      const properties = {
        LogGroupName: 'group',
        FilterPattern,
        MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Untold', MetricValue: '1' }],
      };
      const resource = { logicalId: 'Filter', type: resourceType.name, metadata: {}, properties };
      const aws = { metrics, log: around.log } as unknown as LocalAws;
      await resourceType.start!({ ...resource, ...resourceType.identify(resource, place) }, aws);
    }
    metrics.logged('group', line);
    metrics.logged('other', line);
    expect(put.mock.calls).toEqual([[{ namespace: 'App', name: 'Untold', dimensions: {}, value: 1 }]]);
    expect(around.lines.join()).toContain('reads fields');
  });
});
