import {
  GetMetricDataCommand,
  type CloudWatchClient,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { refusalWord, VOTE_REFUSALS } from '../../model/refusals';
import { LOOKED_BACK, type Counts, type Minutes } from './health';

/** The names of what is watched, as CloudWatch has them. */
export interface Watched {
  region: string;
  /** Of the metrics that are made of log lines. */
  namespace: string;
  apiId: string;
  countVotes: string;
  announceTallies: string;
  reconcileCheckouts: string;
  paymentEvents: string;
  unsettledPayments: string;
  /** Absent where no firewall is in front of the API. */
  apiFirewall: string | undefined;
}

interface Asked {
  namespace: string;
  name: string;
  dimensions?: Record<string, string>;
  statistic: 'Sum' | 'Maximum';
}

const MINUTE = 60_000;

/** What CloudWatch counted, read in one request: each metric in it is paid for, $0.01 a thousand. */
export class CloudWatchCounts {
  constructor(
    private readonly client: Pick<CloudWatchClient, 'send'>,
    private readonly watched: Watched,
  ) {}

  /** @throws Error if it does not answer, or not with everything. */
  async read(now: number): Promise<Counts> {
    const asked = this.asked();
    const names = Object.keys(asked);
    const { MetricDataResults = [] } = await this.client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now - LOOKED_BACK * MINUTE),
        EndTime: new Date(now),
        MetricDataQueries: names.flatMap((name) => queryOf(name, asked[name])),
      }),
    );
    const read = (name: string): Minutes => minutesOf(name, MetricDataResults);
    const ofVotes = VOTE_REFUSALS.map((reason) => ({
      reason,
      minutes: read(refusalWord(reason)),
    }));
    return {
      heartbeat: read('heartbeat'),
      announcers: read('announcers'),
      age: read('age'),
      untold: read('untold'),
      refused: [
        ...ofVotes,
        { reason: 'FAILED', minutes: read('failed') },
        ...(this.watched.apiFirewall === undefined
          ? []
          : [{ reason: 'FIREWALL' as const, minutes: read('blocked') }]),
      ],
      paymentAge: read('paymentAge'),
      givenUp: read('givenUp'),
    };
  }

  private asked(): Record<string, Asked> {
    const { region, namespace, apiId, apiFirewall, ...names } = this.watched;
    const ofFunction = (
      FunctionName: string,
      name: string,
      statistic: Asked['statistic'] = 'Sum',
    ): Asked => ({
      namespace: 'AWS/Lambda',
      name,
      dimensions: { FunctionName },
      statistic,
    });
    const ofQueue = (QueueName: string, name: string): Asked => ({
      namespace: 'AWS/SQS',
      name,
      dimensions: { QueueName },
      statistic: 'Maximum',
    });
    return {
      heartbeat: ofFunction(names.reconcileCheckouts, 'Invocations'),
      announcers: ofFunction(names.announceTallies, 'Invocations'),
      age: ofFunction(names.countVotes, 'IteratorAge', 'Maximum'),
      untold: { namespace, name: 'TalliesUntold', statistic: 'Sum' },
      failed: {
        namespace: 'AWS/AppSync',
        name: '5XXError',
        dimensions: { GraphQLAPIId: apiId },
        statistic: 'Sum',
      },
      ...(apiFirewall !== undefined && {
        blocked: {
          namespace: 'AWS/WAFV2',
          name: 'BlockedRequests',
          dimensions: { WebACL: apiFirewall, Rule: 'ALL', Region: region },
          statistic: 'Sum',
        },
      }),
      paymentAge: ofQueue(names.paymentEvents, 'ApproximateAgeOfOldestMessage'),
      givenUp: ofQueue(names.unsettledPayments, 'ApproximateNumberOfMessagesVisible'),
      ...Object.fromEntries(
        VOTE_REFUSALS.map(refusalWord).map((name) => [name, { namespace, name, statistic: 'Sum' as const }]),
      ),
    };
  }
}

/** Ids begin with a small letter (CloudWatch API reference, "MetricDataQuery"). */
const idOf = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function queryOf(name: string, asked: Asked | undefined): MetricDataQuery[] {
  if (asked === undefined) return [];
  const { namespace, name: MetricName, dimensions = {}, statistic } = asked;
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return [
    {
      Id: idOf(name),
      MetricStat: { Metric: { Namespace: namespace, MetricName, Dimensions }, Period: 60, Stat: statistic },
    },
  ];
}

function minutesOf(name: string, results: MetricDataResult[]): Minutes {
  const result = results.find(({ Id }) => Id === idOf(name));
  if (result?.StatusCode !== 'Complete') throw new Error(`CloudWatch does not tell ${name}.`);
  const { Timestamps = [], Values = [] } = result;
  return Timestamps.map((at, index) => ({ at: at.getTime(), value: Values[index] ?? 0 }));
}
