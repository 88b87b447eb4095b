import { Duration } from 'aws-cdk-lib';
import type * as appsync from 'aws-cdk-lib/aws-appsync';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CHECKOUTS_BY_NEXT_CHECK } from '../../model/checkouts';
import { STATEMENTS } from '../../model/keys';
import { refusalWord, VOTE_REFUSALS } from '../../model/refusals';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';

/** What health needs that is there before the API. */
export interface HealthProps {
  settings: Settings;
  table: dynamodb.Table;
}

/** What is watched, which comes after the API. */
export interface WatchedByHealth {
  api: appsync.GraphqlApi;
  apiLogs: logs.ILogGroup;
  countVotes: lambda.Function;
  announceTallies: lambda.Function;
  /** Started every minute: how far CloudWatch has come is read from it. */
  reconcileCheckouts: lambda.Function;
  paymentEvents: sqs.Queue;
  unsettledPayments: sqs.Queue;
  /** Absent where no firewall is in front of the API. */
  apiFirewall: { metricName: string } | undefined;
}

/** Tells organisers how the system is: docs/decisions/0050. */
export class Health extends Construct {
  /** Behind the data source `readHealth`. */
  readonly readHealth: lambda.Function;

  private readonly metricNamespace: string;

  constructor(scope: Construct, id: string, { settings, table }: HealthProps) {
    super(scope, id);
    this.metricNamespace = `Hustings/${settings.stage}`;
    this.readHealth = new BundledFunction(this, 'ReadHealth', {
      settings,
      name: 'read-health',
      description: 'Tells organisers whether votes wait, what is refused, and whether money waits.',
      environment: { TABLE_NAME: table.tableName, METRICS_NAMESPACE: this.metricNamespace },
      timeout: Duration.seconds(15),
    });
    const allow = (actions: string[], resources: string[], conditions?: Record<string, object>): void => {
      this.readHealth.addToRolePolicy(new iam.PolicyStatement({ actions, resources, conditions }));
    };
    allow(['cloudwatch:GetMetricData'], ['*']);
    allow(['dynamodb:BatchGetItem'], [table.tableArn]);
    allow(['dynamodb:Query'], [`${table.tableArn}/index/${CHECKOUTS_BY_NEXT_CHECK}`]);
    allow(['dynamodb:Query'], [table.tableArn], {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [STATEMENTS] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
  }

  /** Says what is watched, and has refused votes counted. */
  watch(watched: WatchedByHealth): void {
    const { api, apiLogs, apiFirewall } = watched;
    const variables = {
      GRAPHQL_API_ID: api.apiId,
      COUNT_VOTES: watched.countVotes.functionName,
      ANNOUNCE_TALLIES: watched.announceTallies.functionName,
      RECONCILE_CHECKOUTS: watched.reconcileCheckouts.functionName,
      PAYMENT_EVENTS: watched.paymentEvents.queueName,
      UNSETTLED_PAYMENTS: watched.unsettledPayments.queueName,
      ...(apiFirewall && { API_FIREWALL: apiFirewall.metricName }),
    };
    for (const [name, value] of Object.entries(variables)) this.readHealth.addEnvironment(name, value);
    for (const word of VOTE_REFUSALS.map(refusalWord))
      new logs.MetricFilter(this, word, {
        logGroup: apiLogs,
        filterPattern: logs.FilterPattern.allTerms(word),
        metricNamespace: this.metricNamespace,
        metricName: word,
        metricValue: '1',
      });
  }
}
