import { Duration, Stack } from 'aws-cdk-lib';
import type * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** Something worth an alarm. */
export interface Signal {
  metric: cloudwatch.IMetric;
  /** The alarm rings at this value and above. */
  threshold: number;
  /** What it means, for those who are told. */
  description: string;
}

/** What is watched. */
export interface ObservabilityProps {
  api: appsync.GraphqlApi;
  recount: stepfunctions.StateMachine;
  countVotes: lambda.Function;
  functions: lambda.Function[];
  /** Queues in which any message means that something was given up. */
  failureQueues: Record<string, sqs.Queue>;
  /** What other parts want to be alarmed about, by the name of the alarm. */
  signals: Record<string, Signal>;
}

const minute = Duration.minutes(1);

/** Alarms that somebody is told of, and the dashboard to look at then. */
export class Observability extends Construct {
  readonly alarms: sns.Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.alarms = new sns.Topic(this, 'Alarms', { displayName: 'Hustings alarms', enforceSSL: true });
    // A policy of its own, which `enforceSSL` makes, takes the place of the one that lets the account's alarms in.
    this.alarms.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const iteratorAge = props.countVotes.metric('IteratorAge', { statistic: 'Maximum', period: minute });
    this.alarm('RecountFails', {
      metric: props.recount.metricFailed({ period: minute }),
      threshold: 1,
      description:
        'A recount did not end well. If TallyDisagrees rings, that is why; otherwise counting failed, and is tried again within three hours.',
    });
    this.alarm('RecountLasts', {
      metric: props.recount.metricTimedOut({ period: minute }),
      threshold: 1,
      description: 'A recount has not ended within a day.',
    });
    this.alarm('TallyLags', {
      metric: iteratorAge,
      threshold: Duration.minutes(1).toMilliseconds(),
      description: 'Votes wait for more than a minute to be counted.',
    });
    for (const [name, queue] of Object.entries(props.failureQueues)) {
      this.alarm(name, {
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: minute }),
        threshold: 1,
        description: `Something was given up and waits in ${name}: docs/operations.md says what to do.`,
      });
    }
    for (const [name, signal] of Object.entries(props.signals)) this.alarm(name, signal);
    this.dashboard(props, iteratorAge);
  }

  private alarm(name: string, { metric, threshold, description }: Signal): void {
    const alarm = new cloudwatch.Alarm(this, name, {
      metric,
      threshold,
      evaluationPeriods: 1,
      alarmDescription: description,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(this.alarms));
  }

  private dashboard(props: ObservabilityProps, iteratorAge: cloudwatch.Metric): void {
    const appsyncMetric = (metricName: string, statistic: string): cloudwatch.Metric =>
      new cloudwatch.Metric({
        namespace: 'AWS/AppSync',
        metricName,
        statistic,
        period: minute,
        dimensionsMap: { GraphQLAPIId: props.api.apiId },
      });
    new cloudwatch.Dashboard(this, 'Dashboard', {
      widgets: [
        [
          new cloudwatch.GraphWidget({
            title: 'API: latency (ms)',
            left: ['p50', 'p99'].map((statistic) => appsyncMetric('Latency', statistic)),
          }),
          new cloudwatch.GraphWidget({
            title: 'API: errors',
            left: [appsyncMetric('4XXError', 'Sum'), appsyncMetric('5XXError', 'Sum')],
          }),
          new cloudwatch.GraphWidget({
            title: 'Live: connections and messages',
            left: ['ActiveConnections', 'ActiveSubscriptions'].map((name) => appsyncMetric(name, 'Sum')),
            right: [appsyncMetric('OutboundMessages', 'Sum')],
          }),
        ],
        [
          new cloudwatch.GraphWidget({ title: 'Tally: age of votes when counted (ms)', left: [iteratorAge] }),
          new cloudwatch.GraphWidget({
            title: 'Recounts',
            left: [
              props.recount.metricSucceeded({ period: minute }),
              props.recount.metricFailed({ period: minute }),
            ],
          }),
          new cloudwatch.GraphWidget({
            title: 'Functions: errors',
            left: props.functions.map((item) => item.metricErrors({ period: minute })),
          }),
        ],
      ],
    });
  }
}
