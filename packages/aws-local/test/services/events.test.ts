import { ruleResourceType, scheduleResourceType } from '../../src/events/resource-types';
import { parseSchedule } from '../../src/events/schedule-expression';
import type { LocalAws, ResourceType } from '../../src/contract';
import { place, Surroundings } from './surroundings';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:find';
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:recount';

let around: Surroundings;
let started: { arn: string; input: unknown }[];
let stops: (() => void)[];

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:30Z') });
  around = new Surroundings();
  started = [];
  stops = [];
});
afterEach(() => {
  for (const stop of stops) stop();
  jest.useRealTimers();
});

async function start(resourceType: ResourceType, properties: Record<string, unknown>): Promise<void> {
  const resource = { logicalId: 'EveryMinute', type: resourceType.name, properties, metadata: {} };
  const aws = {
    lambda: around.lambda,
    metrics: around.metrics,
    log: around.log,
    place,
    stateMachines: {
      startExecution: (arn: string, input: unknown) => {
        started.push({ arn, input });
        return Promise.resolve({ executionArn: `${arn}:1` });
      },
    },
    onStop: (stop: () => void) => stops.push(stop),
  };
  // Rules use no more of the local AWS than this.
  await resourceType.start!(
    { ...resource, ...resourceType.identify(resource, place) },
    aws as unknown as LocalAws,
  );
}

describe('rules', () => {
  it('tick right after the start and then by their rate', async () => {
    await start(ruleResourceType, {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: functionArn, Id: 'T' }],
    });
    await jest.advanceTimersByTimeAsync(1000);
    expect(around.invocations).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(around.invocations).toHaveLength(3);
    expect(around.invocations[0]).toMatchObject({
      functionArn,
      payload: {
        'detail-type': 'Scheduled Event',
        time: '2026-11-22T10:00:31Z',
        resources: ['arn:aws:events:us-east-1:123456789012:rule/test-EveryMinute'],
      },
    });
  });

  it('hand on the input of a target, to state machines too', async () => {
    await start(ruleResourceType, {
      ScheduleExpression: 'rate(1 hour)',
      Targets: [{ Arn: stateMachineArn, Id: 'T', Input: '{"all":true}', RoleArn: 'role' }],
    });
    await jest.advanceTimersByTimeAsync(1000);
    expect(started).toEqual([{ arn: stateMachineArn, input: { all: true } }]);
  });

  it('count calls that failed', async () => {
    around.answer = () => ({
      ok: false,
      error: 'TooManyRequestsException',
      errorMessage: 'slow',
      errorType: null,
    });
    await start(ruleResourceType, {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: functionArn, Id: 'T' }],
    });
    await jest.advanceTimersByTimeAsync(1000);
    expect(around.metricsPut).toEqual([
      {
        namespace: 'AWS/Events',
        name: 'FailedInvocations',
        dimensions: { RuleName: 'test-EveryMinute' },
        value: 1,
      },
    ]);
  });

  it('stay silent when disabled, and once stopped', async () => {
    const properties = { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: functionArn, Id: 'T' }] };
    await start(ruleResourceType, { ...properties, State: 'DISABLED' });
    await start(ruleResourceType, properties);
    stops.forEach((stop) => {
      stop();
    });
    await jest.advanceTimersByTimeAsync(300_000);
    expect(around.invocations).toEqual([]);
  });

  it('with an event pattern are refused', () => {
    expect(() =>
      ruleResourceType.identify(
        { logicalId: 'R', type: ruleResourceType.name, metadata: {}, properties: { EventPattern: {} } },
        place,
      ),
    ).toThrow('event pattern');
  });
});

describe('schedules', () => {
  it('fire once at their time', async () => {
    await start(scheduleResourceType, {
      ScheduleExpression: 'at(2026-11-22T10:05:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: functionArn, RoleArn: 'role', Input: '{"n":1}' },
    });
    await jest.advanceTimersByTimeAsync(269_000);
    expect(around.invocations).toEqual([]);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(around.invocations).toEqual([{ functionArn, payload: { n: 1 } }]);
  });

  it('wait for longer than a timer can', async () => {
    await start(scheduleResourceType, {
      ScheduleExpression: 'at(2026-12-31T10:00:30)',
      Target: { Arn: functionArn, RoleArn: 'role' },
    });
    await jest.advanceTimersByTimeAsync(38 * 86_400_000);
    expect(around.invocations).toEqual([]);
    await jest.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(around.invocations).toHaveLength(1);
  });

  it('fire at the minutes that cron names', async () => {
    await start(scheduleResourceType, {
      ScheduleExpression: 'cron(0/15 10 * * ? *)',
      Target: { Arn: functionArn, RoleArn: 'role' },
    });
    await jest.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(around.invocations).toHaveLength(3);
  });
});

describe('cron expressions', () => {
  const monday = new Date('2026-11-23T18:00:00Z');
  it.each([
    ['cron(0 18 ? * MON-FRI *)', true],
    ['cron(0 18 ? * 1,7 *)', false],
    ['cron(0 18 23 NOV ? 2026)', true],
    ['cron(0 18 23 NOV ? 2027)', false],
    ['cron(5/10 18 * * ? *)', false],
  ])('%s: %s on a Monday evening', (expression, expected) => {
    const schedule = parseSchedule(expression);
    expect(schedule.kind === 'cron' && schedule.matches(monday)).toBe(expected);
  });

  it.each([
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(0 18 * * *)',
    'cron(0 25 * * ? *)',
    'cron(0 8 L * ? *)',
    'daily',
  ])('refuses %s', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(expression);
  });
});
