import type { Measured, MeasuredMetric } from './alarm';
import { compileExpression, type Expression } from './metric-math';
import { isStatistic, type MetricName } from './metric-store';

interface MetricStat {
  Metric: { Namespace: string; MetricName: string; Dimensions?: Dimension[] };
  Period: number;
  Stat: string;
}

interface Dimension {
  Name: string;
  Value: string;
}

interface Query {
  Id: string;
  Expression?: string;
  MetricStat?: MetricStat;
  Period?: number;
  ReturnData?: boolean;
}

/**
 * What an alarm compares, by its properties: a statistic of one metric, or, of `Metrics`, the one query that returns data
 * (CloudFormation, "AWS::CloudWatch::Alarm").
 * @throws Error for what is not evaluated locally.
 */
export function measuredBy(properties: Record<string, unknown>): {
  measured: Measured;
  periodSeconds: number;
} {
  const queries = properties['Metrics'] as Query[] | undefined;
  if (queries !== undefined) return ofQueries(queries);
  const { Namespace, MetricName: name, Dimensions, Statistic, ExtendedStatistic, Period } = properties;
  return {
    measured: {
      metric: metricName({
        Namespace: String(Namespace),
        MetricName: String(name),
        Dimensions: Dimensions as Dimension[] | undefined,
      }),
      statistic: statistic(String(Statistic ?? ExtendedStatistic)),
    },
    periodSeconds: Number(Period ?? 60),
  };
}

function ofQueries(queries: Query[]): { measured: Measured; periodSeconds: number } {
  const returned = queries.filter(({ ReturnData = true }) => ReturnData);
  const [result] = returned;
  if (result === undefined || returned.length > 1)
    throw new Error(
      `an alarm compares one of its metrics, not ${returned.length}: the others have ReturnData false.`,
    );
  const parts: Record<string, MeasuredMetric | Expression> = Object.fromEntries(
    queries.map((query) => [query.Id, partOf(query)]),
  );
  const [period = 60] = queries.flatMap(({ MetricStat: stat }) => (stat ? [stat.Period] : []));
  const part = parts[result.Id]!;
  return {
    measured: typeof part === 'function' ? { expression: part, text: result.Expression ?? '', parts } : part,
    periodSeconds: period,
  };
}

function partOf({ Id, Expression: text, MetricStat: stat }: Query): MeasuredMetric | Expression {
  if (text !== undefined) return compileExpression(text);
  if (stat === undefined) throw new Error(`the metric ${Id} has neither an expression nor a statistic.`);
  return { metric: metricName(stat.Metric), statistic: statistic(stat.Stat) };
}

function metricName({ Namespace, MetricName: name, Dimensions = [] }: MetricStat['Metric']): MetricName {
  return {
    namespace: Namespace,
    name,
    dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
  };
}

function statistic(name: string) {
  if (!isStatistic(name)) throw new Error(`alarms on ${name} are not evaluated locally.`);
  return name;
}
