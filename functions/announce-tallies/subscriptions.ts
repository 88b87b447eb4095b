import { GetMetricDataCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';

/** Seconds of one value of the metric. */
const PERIOD = 60;

/** Values that are asked for: the newest one comes late, and may not be whole yet. */
const PERIODS = 5;

/**
 * How many subscriptions there are, by AppSync's metric `ActiveSubscriptions` (AppSync developer guide, "Using
 * CloudWatch to monitor and log GraphQL API data": the sum of a minute is the total). The most of the last minutes,
 * because a value that is not whole yet is too small. Undefined when there is none.
 */
export async function countSubscriptions(
  client: CloudWatchClient,
  apiId: string,
  now: number,
): Promise<number | undefined> {
  const answer = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(now - PERIODS * PERIOD * 1000),
      EndTime: new Date(now),
      MetricDataQueries: [
        {
          Id: 'subscriptions',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/AppSync',
              MetricName: 'ActiveSubscriptions',
              Dimensions: [{ Name: 'GraphQLAPIId', Value: apiId }],
            },
            Period: PERIOD,
            Stat: 'Sum',
          },
        },
      ],
    }),
  );
  const values = answer.MetricDataResults?.[0]?.Values ?? [];
  return values.length > 0 ? Math.max(...values) : undefined;
}
