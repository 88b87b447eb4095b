import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { VOTES_BY_VOTING } from '../../model/vote';
import { apiMetric, apiRequests, cognitoThrottles, throttled } from './metrics';
import { BUDGET_MINUTES, OBJECTIVE, budgetLeft, type Objective } from './objectives';
import { FIVE_MINUTES, MINUTE } from './signal';

/** What the dashboard shows. */
export interface DashboardProps {
  apiId: string;
  tableName: string;
  pool: { userPoolId: string; clientId: string };
  countVotes: lambda.Function;
  announceChanges: lambda.Function;
  recount: stepfunctions.StateMachine;
  paymentFunctions: readonly lambda.Function[];
  functions: readonly lambda.Function[];
  paymentEvents: sqs.Queue;
  failureQueues: Readonly<Record<string, sqs.Queue>>;
  objectives: readonly Objective[];
}

type Metrics = cloudwatch.IMetric[];

/** One page for four questions: is it taking votes, are tallies told, is money right, what does it cost. */
export function createDashboard(scope: Construct, props: DashboardProps): void {
  new cloudwatch.Dashboard(scope, 'Dashboard', {
    widgets: [
      objectives(props),
      [heading('Is it taking votes?')],
      votes(props),
      [heading('Are tallies told?')],
      tallies(props),
      [heading('Is money right?')],
      money(props),
      [heading('What does it cost?', '`npm run cost` says what each of these is in USD.')],
      cost(props),
    ],
  });
}

function heading(question: string, more = ''): cloudwatch.TextWidget {
  return new cloudwatch.TextWidget({ markdown: `## ${question}\n${more}`, width: 24, height: more ? 2 : 1 });
}

function graph(title: string, left: Metrics, right: Metrics = []): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, right, width: 8 });
}

function objectives({ objectives: all }: DashboardProps): cloudwatch.IWidget[] {
  return [
    new cloudwatch.GraphWidget({
      title: `Error budget left, percent of ${BUDGET_MINUTES} minutes in two weeks (${100 * OBJECTIVE} % good)`,
      left: all.map(budgetLeft),
      leftYAxis: { max: 100 },
      period: MINUTE,
      start: '-P14D',
      width: 24,
    }),
  ];
}

function votes({ apiId, tableName, pool }: DashboardProps): cloudwatch.IWidget[] {
  return [
    graph(
      'API: requests, and their latency (ms)',
      [apiRequests(apiId)],
      ['p50', 'p99'].map((statistic) => apiMetric(apiId, 'Latency', statistic)),
    ),
    graph('API: errors', [apiMetric(apiId, '5XXError')], [apiMetric(apiId, '4XXError')]),
    graph('Turned away by the table, its index and Cognito', [
      throttled(tableName, 'Write'),
      throttled(tableName, 'Read'),
      throttled(tableName, 'Write', VOTES_BY_VOTING),
      cognitoThrottles('SignUp', pool),
      cognitoThrottles('SignIn', pool),
    ]),
  ];
}

function tallies({ apiId, countVotes, announceChanges, recount, functions }: DashboardProps) {
  const age = (item: lambda.Function): cloudwatch.Metric =>
    item.metric('IteratorAge', { statistic: 'Maximum', period: MINUTE, label: item.node.id });
  return [
    graph('Age of votes and of changes when they are read (ms)', [age(countVotes), age(announceChanges)]),
    graph(
      'Live: connections and messages',
      // Each is told once a minute: their sum is how many there are.
      ['ActiveConnections', 'ActiveSubscriptions'].map((name) => apiMetric(apiId, name)),
      ['OutboundMessages', 'InboundMessageDropped'].map((name) => apiMetric(apiId, name)),
    ),
    graph(
      'Recounts, and errors of functions',
      [recount.metricSucceeded({ period: MINUTE }), recount.metricFailed({ period: MINUTE })],
      functions.map((item) => item.metricErrors({ period: FIVE_MINUTES, label: item.node.id })),
    ),
  ];
}

function money({ paymentFunctions, paymentEvents, failureQueues }: DashboardProps): cloudwatch.IWidget[] {
  return [
    graph(
      'Payment functions: invocations',
      paymentFunctions.map((item) => item.metricInvocations()),
    ),
    graph(
      'Payment functions: errors',
      paymentFunctions.map((item) => item.metricErrors()),
    ),
    graph(
      'What waits to be settled (s), and what was given up',
      [paymentEvents.metricApproximateAgeOfOldestMessage({ period: MINUTE })],
      Object.values(failureQueues).map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible({ period: MINUTE }),
      ),
    ),
  ];
}

function cost({ apiId, tableName, functions }: DashboardProps): cloudwatch.IWidget[] {
  const units = (what: 'Read' | 'Write'): cloudwatch.Metric =>
    new cloudwatch.Metric({
      namespace: 'AWS/DynamoDB',
      metricName: `Consumed${what}CapacityUnits`,
      statistic: 'Sum',
      period: FIVE_MINUTES,
      dimensionsMap: { TableName: tableName },
    });
  return [
    graph('API: operations and messages', [apiRequests(apiId), apiMetric(apiId, 'OutboundMessages')]),
    graph('Table: request units', [units('Write'), units('Read')]),
    graph(
      'Functions: milliseconds',
      functions.map((item) => item.metricDuration({ statistic: 'Sum', label: item.node.id })),
    ),
  ];
}
