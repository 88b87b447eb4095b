import { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Lines of a function's log that are counted. */
export interface LogLines {
  stage: string;
  from: lambda.Function;
  /** A regular expression: Lambda puts its own columns before our JSON, so that a JSON pattern would not match. */
  pattern: string;
  /** A minute if nothing is said. */
  period?: Duration;
  /** The metric, if lines of several functions are counted together. Absent: the name. */
  metricName?: string;
}

/** A metric of how many lines of a function's log match. */
export function countLines(
  scope: Construct,
  name: string,
  { stage, from, pattern, period = Duration.minutes(1), metricName = name }: LogLines,
): cloudwatch.Metric {
  return new logs.MetricFilter(scope, name, {
    logGroup: from.logGroup,
    filterPattern: logs.FilterPattern.literal(`%${pattern}%`),
    metricNamespace: `Hustings/${stage}`,
    metricName,
    metricValue: '1',
  }).metric({ statistic: 'Sum', period });
}
