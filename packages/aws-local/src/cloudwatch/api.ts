import { refuseOtherParameters } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import type { Input, ServiceApi } from '../endpoint/service-endpoint';
import { isStatistic, KEPT_MS, type MetricStore, type Statistic } from './metric-store';

const BAD = 'ValidationError';
const MOST_QUERIES = 500;
const MINUTE = 60;

/** The part of the CloudWatch API that reads metrics: `GetMetricData`, without metric maths. */
export function cloudWatchApi(store: Pick<MetricStore, 'statistic'>): ServiceApi {
  return {
    service: 'monitoring',
    iamPrefix: 'cloudwatch',
    protocol: 'json',
    actions: {
      GetMetricData: {
        // It takes no resource ("Actions, resources, and condition keys for Amazon CloudWatch").
        resource: () => '*',
        run: (input) => Promise.resolve({ MetricDataResults: results(input, store), Messages: [] }),
      },
    },
  };
}

function results(input: Input, store: Pick<MetricStore, 'statistic'>): object[] {
  refuseOtherParameters(input, ['MetricDataQueries', 'StartTime', 'EndTime', 'ScanBy'], BAD);
  const [from, to] = [instant(input, 'StartTime'), instant(input, 'EndTime')];
  if (from >= to)
    throw new ServiceError(BAD, 'The parameter StartTime must be less than the parameter EndTime.');
  const { MetricDataQueries: queries, ScanBy: order = 'TimestampDescending' } = input;
  if (!Array.isArray(queries) || queries.length === 0 || queries.length > MOST_QUERIES)
    throw new ServiceError(BAD, `MetricDataQueries must be a list of 1 to ${MOST_QUERIES} queries.`);
  return queries
    .map((query) => query as Record<string, unknown>)
    .filter(({ ReturnData = true }) => ReturnData)
    .map((query) => {
      const points = pointsOf(query, store, from, to);
      if (order !== 'TimestampAscending') points.reverse();
      return {
        Id: query['Id'],
        Label: query['Label'] ?? metricStat(query).Metric.MetricName,
        Timestamps: points.map(({ at }) => at),
        Values: points.map(({ value }) => value),
        StatusCode: 'Complete',
      };
    });
}

interface MetricStat {
  Metric: { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: string }[] };
  Period: number;
  Stat: string;
}

function metricStat(query: Record<string, unknown>): MetricStat {
  refuseOtherParameters(query, ['Id', 'Label', 'MetricStat', 'ReturnData'], BAD);
  const stat = query['MetricStat'] as MetricStat | undefined;
  if (stat === undefined)
    throw new ServiceError(BAD, 'A query needs a MetricStat: metric maths are not served locally.');
  if (!isStatistic(stat.Stat))
    throw new ServiceError(BAD, `The statistic ${stat.Stat} is not served locally.`);
  if (!(stat.Period >= MINUTE) || stat.Period % MINUTE !== 0)
    throw new ServiceError(BAD, `The value ${stat.Period} for parameter Period is no multiple of ${MINUTE}.`);
  return stat;
}

/** A value for each period in which something was put; periods begin at full multiples of their length. */
function pointsOf(
  query: Record<string, unknown>,
  store: Pick<MetricStore, 'statistic'>,
  from: number,
  to: number,
): { at: number; value: number }[] {
  const { Metric, Period, Stat } = metricStat(query);
  const metric = {
    namespace: Metric.Namespace,
    name: Metric.MetricName,
    dimensions: Object.fromEntries((Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value])),
  };
  const points = [];
  // Nothing older is kept.
  const oldest = Math.max(from, to - KEPT_MS / 1000);
  for (let at = Math.floor(oldest / Period) * Period; at < to; at += Period) {
    const value = store.statistic(metric, Stat as Statistic, at * 1000, (at + Period) * 1000);
    if (value !== undefined) points.push({ at, value });
  }
  return points;
}

/** Seconds since the epoch. */
function instant(input: Input, name: string): number {
  const value = input[name];
  if (typeof value !== 'number') throw new ServiceError(BAD, `The parameter ${name} must be an instant.`);
  return value;
}
