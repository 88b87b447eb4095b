import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from './signal';

/** Metrics that AppSync has of an API. */
export function apiMetric(apiId: string, metricName: string, statistic = 'Sum'): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/AppSync',
    metricName,
    statistic,
    period: MINUTE,
    dimensionsMap: { GraphQLAPIId: apiId },
  });
}

/** How many requests it answered: AppSync's own `Requests` are of all APIs of the account. */
export const apiRequests = (apiId: string): cloudwatch.Metric => apiMetric(apiId, 'Latency', 'SampleCount');

/** Throttled requests of a table, or of an index, which makes its table wait. */
export function throttled(tableName: string, what: 'Read' | 'Write', indexName?: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/DynamoDB',
    metricName: `${what}ThrottleEvents`,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: { TableName: tableName, ...(indexName && { GlobalSecondaryIndexName: indexName }) },
  });
}

/** What Cognito turned away of a kind of request, beyond its quota. */
export function cognitoThrottles(
  kind: 'SignUp' | 'SignIn' | 'TokenRefresh',
  pool: { userPoolId: string; clientId: string },
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Cognito',
    metricName: `${kind}Throttles`,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: { UserPool: pool.userPoolId, UserPoolClient: pool.clientId },
  });
}

/** The sum of several metrics: at most ten may be in an alarm (CloudWatch user guide, "Using metric math"). */
export function sumOf(metrics: cloudwatch.IMetric[], label: string): cloudwatch.MathExpression {
  const ids = metrics.map((_, index) => `m${index}`);
  return new cloudwatch.MathExpression({
    expression: `SUM([${ids.join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    label,
    period: metrics[0] instanceof cloudwatch.Metric ? metrics[0].period : MINUTE,
  });
}
