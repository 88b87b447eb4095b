import { compileAlarmRule } from '../../src/cloudwatch/alarm-rule';
import { compileExpression } from '../../src/cloudwatch/metric-math';
import {
  compileFilterPattern,
  logGroupResourceType,
  metricFilterResourceType,
} from '../../src/cloudwatch/metric-filters';
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
  await expect(alarm({ Metrics: [] })).rejects.toThrow('one of its metrics');
  await expect(alarm({ Statistic: 'TM(10%:90%)' })).rejects.toThrow('TM');
  await expect(alarm({ AlarmActions: ['arn:aws:ssm:us-east-1:1:opsitem:1'] })).rejects.toThrow('ssm');
  for (const expression of ['RATE(a)', 'a +', 'IF(a)', '(a', 'a b', '$'])
    expect(() => compileExpression(expression)).toThrow('not evaluated');
  for (const rule of ['ALARM(', 'ALARM("a") XOR OK("b")', 'NOT', '(ALARM("a")'])
    expect(() => compileAlarmRule(rule)).toThrow('not understood');
});

it('takes a period as missing though it was before the alarm', async () => {
  await alarm({ TreatMissingData: 'breaching', EvaluationPeriods: 2 });
  pass(5);
  expect(metrics.alarmsRinging()).toHaveLength(1);
});

it('says of bounds that the service has', () => {
  const resourceType = cloudWatchResourceTypes(metrics)[0]!;
  const problems = (properties: object) =>
    resourceType.check!({ properties: { Statistic: 'Sum', ...properties } } as never, place);
  expect(problems({ Period: 60, EvaluationPeriods: 1441 })).toHaveLength(1);
  expect(problems({ Period: 60, EvaluationPeriods: 1440, DatapointsToAlarm: 5 })).toEqual([]);
  expect(problems({ Period: 60, EvaluationPeriods: 2, DatapointsToAlarm: 3 })).toHaveLength(1);
  const sumOf = (count: number) => ({
    Metrics: [
      { Id: 'sum', Expression: 'SUM([m0, m1])' },
      ...Array.from({ length: count }, (_, index) => ({
        Id: `m${index}`,
        ReturnData: false,
        MetricStat: { Metric: { Namespace: 'AWS/SQS', MetricName: 'Visible' }, Period: 60, Stat: 'Sum' },
      })),
    ],
  });
  expect(problems(sumOf(10))).toEqual([]);
  expect(problems(sumOf(11))).toEqual(['Metrics: an alarm looks at 10 metrics at most, not 11.']);
});

it('compares a percentile, by the clock and not with each value', async () => {
  await alarm({ Statistic: undefined, ExtendedStatistic: 'p90', Threshold: 90 });
  for (let value = 1; value <= 100; value += 1) metrics.put(waiting(value));
  expect(metrics.alarmsRinging()).toEqual([]);
  pass(1);
  expect(metrics.alarmsRinging()).toHaveLength(1);
  await alarm({ Statistic: undefined, ExtendedStatistic: 'p90', Threshold: 91 });
  pass(1);
  expect(metrics.alarmsRinging()).toHaveLength(0);
});

it.each([
  ['100 * a / b', 25],
  ['IF(b > 3 AND a < 2, 1, 0)', 1],
  ['IF(FILL(c, 0) == 0, 7, 8)', 7],
  ['MAX([a, b, c]) + MIN([a, b]) + SUM([a, b])', 10],
  ['a - b - 1', -4],
  ['-(a + b) * 2', -10],
  ['a / (b - 4)', undefined],
  ['a + c', undefined],
])('works out %s', (expression, value) => {
  const values: Record<string, number> = { a: 1, b: 4 };
  expect(compileExpression(expression)((id) => values[id])).toBe(value);
});

it('rings by an expression of two metrics, and a composite alarm by two alarms', async () => {
  const stat = (MetricName: string) => ({
    Metric: { Namespace: 'AWS/SQS', MetricName, Dimensions: [{ Name: 'QueueName', Value: 'failures' }] },
    Period: 60,
    Stat: 'Sum',
  });
  await alarm({
    AlarmName: 'share',
    Metrics: [
      { Id: 'result', Expression: 'IF(a > 10, b / a, 0)' },
      { Id: 'a', MetricStat: stat('Visible'), ReturnData: false },
      { Id: 'b', MetricStat: stat('Late'), ReturnData: false },
    ],
    Threshold: 0.5,
  });
  await alarm({ AlarmName: 'many', Threshold: 15 });
  const composite = cloudWatchResourceTypes(metrics).find(({ name }) => name.endsWith('CompositeAlarm'))!;
  const resource = {
    logicalId: 'Both',
    type: composite.name,
    metadata: {},
    properties: {
      AlarmRule: '(ALARM("arn:aws:cloudwatch:us-east-1:1:alarm:share") AND ALARM("many"))',
      AlarmActions: [topicArn],
    },
  };
  const identified = { ...resource, ...composite.identify(resource, place) };
  const problemsOf = (AlarmRule: string) =>
    composite.check!({ ...identified, properties: { AlarmRule } }, place);
  expect(problemsOf(resource.properties.AlarmRule)).toEqual([]);
  expect(problemsOf('ALARM("many") OR ALARM("few")')).toEqual(['AlarmRule: there is no alarm few.']);
  expect(problemsOf('ALARM("many") XOR OK("share")')).toEqual([expect.stringContaining('not understood')]);
  await composite.start!(identified, undefined as never);
  metrics.put(waiting(12));
  metrics.put({ ...waiting(6), name: 'Late' });
  pass(1);
  expect(metrics.alarmsRinging()).toEqual(['share']);
  metrics.put(waiting(15));
  metrics.put({ ...waiting(9), name: 'Late' });
  pass(1);
  expect(metrics.alarmsRinging()).toEqual(['share', 'many', 'test-Both']);
  expect(published.at(-1)).toMatchObject({ message: { AlarmRule: resource.properties.AlarmRule } });
});

it.each([
  ['AWS::CloudWatch::Dashboard', { DashboardBody: '{"widgets":[]}' }, { DashboardBody: '{' }],
  ['AWS::Logs::QueryDefinition', { Name: 'Errors', QueryString: 'fields @message' }, { Name: 'Errors' }],
  [
    'AWS::Budgets::Budget',
    { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 5, Unit: 'USD' } } },
    { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 0, Unit: 'USD' } } },
  ],
])('reads a %s though it shows it nowhere', (type, right, wrong) => {
  const resourceType = cloudWatchResourceTypes(metrics).find(({ name }) => name === type)!;
  const problems = (properties: object) => resourceType.check!({ properties } as never, place);
  expect(problems(right)).toEqual([]);
  expect(problems(wrong)).toHaveLength(1);
  const odd = { logicalId: 'Odd', type, metadata: {}, properties: { ...right, Colour: 'red' } };
  expect(() => resourceType.identify(odd, place)).toThrow('Colour');
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

  it('become values when they are written by the name of a group that is made of other resources', async () => {
    const name = '/aws/appsync/apis/a1';
    const group = logGroupResourceType(metrics.filters);
    const LogGroupName = { 'Fn::Sub': '/aws/appsync/apis/${Api.ApiId}' };
    const inTemplate = { logicalId: 'Group', type: group.name, metadata: {}, properties: { LogGroupName } };
    const identity = group.identify(inTemplate, place);
    const aws = { metrics, log: around.log } as unknown as LocalAws;
    await group.start!({ ...inTemplate, ...identity, properties: { LogGroupName: name } }, aws);
    const filter = metricFilterResourceType(metrics.filters);
    const properties = {
      LogGroupName: identity.ref,
      FilterPattern: '"Refused"',
      MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Refused', MetricValue: '1' }],
    };
    const resource = { logicalId: 'Filter', type: filter.name, metadata: {}, properties };
    await filter.start!({ ...resource, ...filter.identify(resource, place) }, aws);
    const put = jest.spyOn(metrics, 'put');
    metrics.logged(name, 'ERROR - code.ts:1:2: "Refused"');
    expect(put.mock.calls).toEqual([[{ namespace: 'App', name: 'Refused', dimensions: {}, value: 1 }]]);
  });
});
