import type { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../../functions/lib/dynamodb/attributes';
import { CloudWatchCounts } from '../../../functions/read-health/counts';
import { KEPT_MS, readHealthHandler, type MoneyHealth } from '../../../functions/read-health/handler';
import { healthOf, type Counts, type Minutes } from '../../../functions/read-health/health';
import { LATE, TableMoney } from '../../../functions/read-health/table-money';

const NOW = Date.parse('2026-11-27T10:00:30.000Z');
const MINUTE = 60_000;

/** Values of the minutes that began so many minutes before 09:59, the last one that is known. */
const minutes = (values: Record<number, number>): Minutes =>
  Object.entries(values).map(([ago, value]) => ({
    at: Date.parse('2026-11-27T09:59:00.000Z') - Number(ago) * MINUTE,
    value,
  }));

const eachMinute = minutes({ 0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1 });

const quiet: Counts = {
  heartbeat: eachMinute,
  announcers: minutes({ 3: 1, 4: 1 }),
  age: [],
  untold: [],
  refused: [],
  paymentAge: [],
  givenUp: [],
};

const well = {
  asOf: '2026-11-27T10:00:00.000Z',
  lagSeconds: 0,
  talliesTold: true,
  refused: [],
  paymentsWaitSeconds: 0,
  paymentsGivenUp: 0,
};

describe('what the counts say', () => {
  it.each<[string, Partial<Counts>, object]>([
    ['nothing went wrong', {}, {}],
    ['votes wait', { age: minutes({ 0: 12_400, 1: 40_000 }) }, { lagSeconds: 40 }],
    ['votes waited, and do not at present', { age: minutes({ 0: 900, 2: 40_000 }) }, { lagSeconds: 1 }],
    ['the API took no tallies', { untold: minutes({ 1: 1 }) }, { talliesTold: false }],
    ['the API takes tallies again', { untold: minutes({ 2: 1 }) }, {}],
    ['nothing tells tallies', { announcers: [] }, { talliesTold: false }],
    ['the stage is new', { announcers: [], heartbeat: minutes({ 0: 1, 1: 1, 2: 1 }) }, {}],
    ['news of payments wait', { paymentAge: minutes({ 0: 90, 1: 130 }) }, { paymentsWaitSeconds: 130 }],
    ['news of payments were given up', { givenUp: minutes({ 0: 2, 1: 3 }) }, { paymentsGivenUp: 3 }],
    [
      'votes are refused',
      {
        refused: [
          { reason: 'BUSY', minutes: minutes({ 0: 2, 4: 3, 5: 100 }) },
          { reason: 'VOTED', minutes: [] },
          { reason: 'FAILED', minutes: minutes({ 1: 4 }) },
          { reason: 'FAILED', minutes: minutes({ 2: 4 }) },
        ],
      },
      {
        refused: [
          { reason: 'FAILED', count: 8 },
          { reason: 'BUSY', count: 5 },
        ],
      },
    ],
  ])('when %s', (_, counts, said) => {
    expect(healthOf({ ...quiet, ...counts }, NOW)).toEqual({ ...well, ...said });
  });

  it('never goes further than the present', () => {
    const heartbeat = [...eachMinute, { at: Date.parse('2026-11-27T10:00:00.000Z'), value: 1 }];
    expect(healthOf({ ...quiet, heartbeat }, NOW)?.asOf).toBe('2026-11-27T10:00:30.000Z');
  });

  it.each([
    ['none', []],
    ['old ones', minutes({ 5: 1, 6: 1 })],
  ])('is nothing where there are figures: %s', (_, heartbeat) => {
    expect(healthOf({ ...quiet, heartbeat }, NOW)).toBeUndefined();
  });
});

const watched = {
  region: 'eu-central-1',
  namespace: 'Hustings/prod',
  apiId: 'api',
  countVotes: 'count',
  announceTallies: 'announce',
  reconcileCheckouts: 'reconcile',
  paymentEvents: 'events',
  unsettledPayments: 'unsettled',
  apiFirewall: 'acl',
};

/** CloudWatch with one value for each metric, `status` being that of the metric of this name. */
function cloudWatch(asked: GetMetricDataCommand[], values: Record<string, number>, status = 'Complete') {
  const send = (command: GetMetricDataCommand) => {
    asked.push(command);
    const { MetricDataQueries = [] } = command.input;
    return Promise.resolve({
      MetricDataResults: MetricDataQueries.map(({ Id, MetricStat }) => {
        const value = values[MetricStat?.Metric?.MetricName ?? ''];
        const Timestamps = value === undefined ? [] : [new Date('2026-11-27T09:59:00.000Z')];
        return { Id, Timestamps, Values: [value ?? 0], StatusCode: status };
      }),
    });
  };
  return { send } as unknown as CloudWatchClient;
}

describe('what CloudWatch is asked', () => {
  it('is every metric at once, by ids that it takes', async () => {
    const asked: GetMetricDataCommand[] = [];
    const values = {
      Invocations: 1,
      IteratorAge: 7000,
      VoteRefusedBUSY: 3,
      '5XXError': 2,
      BlockedRequests: 5,
    };
    const counts = await new CloudWatchCounts(cloudWatch(asked, values), watched).read(NOW);
    expect(healthOf(counts, NOW)).toEqual({
      ...well,
      lagSeconds: 7,
      refused: [
        { reason: 'FIREWALL', count: 5 },
        { reason: 'BUSY', count: 3 },
        { reason: 'FAILED', count: 2 },
      ],
    });
    expect(asked).toHaveLength(1);
    const ids = asked[0]!.input.MetricDataQueries!.map(({ Id }) => Id);
    expect(ids.filter((id) => !/^[a-z]\w*$/.test(id ?? ''))).toEqual([]);
    expect(new Set(ids).size).toBe(14);
  });

  it('leaves a firewall out that is not there', async () => {
    const asked: GetMetricDataCommand[] = [];
    await new CloudWatchCounts(cloudWatch(asked, {}), { ...watched, apiFirewall: undefined }).read(NOW);
    expect(JSON.stringify(asked[0]!.input)).not.toContain('WAF');
  });

  it('is not believed where it is not complete', async () => {
    const counts = new CloudWatchCounts(cloudWatch([], {}, 'PartialData'), watched);
    await expect(counts.read(NOW)).rejects.toThrow('CloudWatch does not tell');
  });
});

const noMoney: MoneyHealth = {
  purchasesOverdue: 0,
  refundsInDoubt: 0,
  differences: 0,
  statementMonth: null,
};

describe('the answer', () => {
  it('is the same for all who ask within a while', async () => {
    let now = NOW;
    let reads = 0;
    const handler = readHealthHandler({
      counts: { read: () => Promise.resolve({ ...quiet, age: minutes({ 0: 1000 * ++reads }) }) },
      money: { read: () => Promise.resolve(noMoney) },
      now: () => now,
      log: () => undefined,
    });
    const [one, other] = await Promise.all([handler({}), handler({})]);
    expect(other).toBe(one);
    now += KEPT_MS - 1;
    expect(await handler({})).toMatchObject({ lagSeconds: 1 });
    now += 1;
    expect(await handler({})).toMatchObject({ lagSeconds: 2 });
  });

  const away = () => Promise.reject(new Error('away'));

  it.each([
    ['metrics', { asOf: null, lagSeconds: null, talliesTold: null, refused: null, refundsInDoubt: 0 }],
    ['table', { ...well, purchasesOverdue: null, refundsInDoubt: null, differences: null }],
  ])('has the rest when the %s cannot be read, and says so in the log', async (source, known) => {
    const logged: unknown[] = [];
    const handler = readHealthHandler({
      counts: { read: source === 'metrics' ? away : () => Promise.resolve(quiet) },
      money: { read: source === 'table' ? away : () => Promise.resolve(noMoney) },
      now: () => NOW,
      log: (...line) => logged.push(line),
    });
    expect(await handler({ requestId: 'r' })).toMatchObject(known);
    expect(logged).toEqual([['warn', 'HealthNotRead', { requestId: 'r', source, reason: 'Error' }]]);
  });

  it('does not take figures for present that are not', async () => {
    const handler = readHealthHandler({
      counts: { read: () => Promise.resolve({ ...quiet, heartbeat: [] }) },
      money: { read: () => Promise.resolve(noMoney) },
      now: () => NOW,
      log: () => undefined,
    });
    expect(await handler({})).toMatchObject({ asOf: null, lagSeconds: null, refused: null });
  });
});

describe('money in the table', () => {
  const at = (ago: number): string => new Date(NOW - ago).toISOString();
  const refund = (id: string, ago: number, more = {}) => ({
    id,
    amount: 1,
    reason: '',
    by: 'o',
    at: at(ago),
    ...more,
  });
  const checkout = {
    PK: 'USER#u',
    SK: 'CHECKOUT#c',
    id: 'c',
    userId: 'u',
    provider: 'STRIPE',
    status: 'PAID',
    paid: true,
    pack: { id: 'p', credits: 1, amount: 1, currency: 'EUR' },
    creditsGiven: 1,
    clawbacks: {},
    createdAt: at(0),
    updatedAt: at(0),
    version: 1,
    checks: 0,
  };
  const asked = [
    refund('late', LATE),
    refund('just now', LATE - 1),
    refund('refused', LATE, { refusal: 'no' }),
    refund('taken', LATE, { refundId: 're_1' }),
  ];

  /** The table: overdue purchases of each provider, those whose refunds are looked after, and the newest statement. */
  function table(overdue: number, statements: object[]) {
    const send = ({ input }: { input: Record<string, unknown> }) => {
      if ('RequestItems' in input)
        return Promise.resolve({ Responses: { t: [toItem({ ...checkout, asked })] } });
      if (input['Select'] === 'COUNT') return Promise.resolve({ Count: overdue });
      const isIndex = input['IndexName'] !== undefined;
      const isStripe = JSON.stringify(input['ExpressionAttributeValues']).includes('STRIPE');
      const { PK, SK } = checkout;
      const found = isIndex ? (isStripe ? [{ PK, SK }] : []) : statements;
      return Promise.resolve({ Items: found.map((item) => toItem(item)) });
    };
    return { send } as unknown as DynamoDBClient;
  }

  it('is counted', async () => {
    const money = new TableMoney(table(2, [{ month: '2026-10', differenceCount: 3 }]), 't', () => undefined);
    expect(await money.read(NOW)).toEqual({
      purchasesOverdue: 4,
      refundsInDoubt: 1,
      differences: 3,
      statementMonth: '2026-10',
    });
  });

  it('differs in nothing before there was a statement', async () => {
    const money = new TableMoney(table(0, []), 't', () => undefined);
    expect(await money.read(NOW)).toMatchObject({ differences: 0, statementMonth: null });
  });
});
