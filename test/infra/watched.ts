import type { Template } from '@hustings/aws-local/template';

/** A metric that an alarm or a dashboard names. */
export interface NamedMetric {
  where: string;
  namespace: string;
  name: string;
  dimensions: string[];
  statistic: string | undefined;
}

interface MetricStat {
  Metric: { Namespace: string; MetricName: string; Dimensions?: { Name: string }[] };
  Stat: string;
}

/** Every metric that the alarms and dashboards of templates name. */
export function namedMetrics(templates: readonly Template[]): NamedMetric[] {
  return templates.flatMap(({ resources }) =>
    resources.flatMap(({ type, logicalId, properties }) => {
      if (type === 'AWS::CloudWatch::Alarm') return ofAlarm(logicalId, properties);
      if (type === 'AWS::CloudWatch::Dashboard') return ofDashboard(logicalId, properties['DashboardBody']);
      return [];
    }),
  );
}

function ofAlarm(where: string, properties: Record<string, unknown>): NamedMetric[] {
  const queries = properties['Metrics'] as { MetricStat?: MetricStat }[] | undefined;
  const { Namespace, MetricName, Dimensions, Statistic, ExtendedStatistic } = properties as Record<
    string,
    string | undefined
  > & { Dimensions?: { Name: string }[] };
  const stats: MetricStat[] =
    queries === undefined
      ? [
          {
            Metric: { Namespace: Namespace!, MetricName: MetricName!, ...(Dimensions && { Dimensions }) },
            Stat: (Statistic ?? ExtendedStatistic)!,
          },
        ]
      : queries.flatMap(({ MetricStat: stat }) => (stat === undefined ? [] : [stat]));
  return stats.map(({ Metric, Stat }) => ({
    where,
    namespace: Metric.Namespace,
    name: Metric.MetricName,
    dimensions: (Metric.Dimensions ?? []).map(({ Name }) => Name),
    statistic: Stat,
  }));
}

/** The body is text with references in it: each of them stands for a value without quotes here. */
function ofDashboard(where: string, body: unknown): NamedMetric[] {
  const parts = (body as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  const text = parts.map((part) => (typeof part === 'string' ? part : 'REFERENCE')).join('');
  const { widgets } = JSON.parse(text) as { widgets: { properties: { metrics?: unknown[][] } }[] };
  return widgets
    .flatMap(({ properties }) => properties.metrics ?? [])
    .filter((metric) => typeof metric[0] === 'string')
    .map((metric) => {
      const options = metric.find((part) => typeof part === 'object') as { stat?: string } | undefined;
      const names = metric.filter((part) => typeof part === 'string');
      return {
        where,
        namespace: names[0]!,
        name: names[1]!,
        dimensions: names.slice(2).filter((_, index) => index % 2 === 0),
        statistic: options?.stat,
      };
    });
}
