import { Stack } from 'aws-cdk-lib';
import type * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import { createAlarm } from '../watching/alarm';
import { createBudget } from '../watching/budget';
import { createDashboard } from '../watching/dashboard';
import { createBurnAlarm, objectivesOf } from '../watching/objectives';
import { saveQueries } from '../watching/queries';
import type { Signal } from '../watching/signal';
import * as signals from '../watching/signals';
import { createAlarmsTopic } from '../watching/topic';
import { BundledFunction } from './bundled-function';

/** What is watched. */
export interface ObservabilityProps {
  settings: Settings;
  api: appsync.GraphqlApi;
  apiLogs: logs.ILogGroup;
  tableName: string;
  pool: { userPoolId: string; clientId: string };
  recount: stepfunctions.StateMachine;
  numbering: stepfunctions.StateMachine;
  countVotes: lambda.Function;
  announceChanges: lambda.Function;
  announceTallies: lambda.Function;
  findClosedVotings: lambda.Function;
  paymentFunctions: readonly lambda.Function[];
  /** Webhooks that are still to be settled. */
  paymentEvents: sqs.Queue;
  /** Queues in which any message means that something was given up. */
  failureQueues: Readonly<Record<'UncountedVotes' | 'UnannouncedChanges' | 'UnsettledPayments', sqs.Queue>>;
  /** What other parts want to be alarmed about, by the name of the alarm. */
  signals: Readonly<Record<string, Signal>>;
  /** Counts when tallies could not be told. */
  talliesUntold: cloudwatch.IMetric;
  /** Web ACLs, by the alarm on what they block. */
  firewalls: Readonly<Record<string, { metricName: string }>>;
}

/** Alarms that somebody is told of, the dashboard to look at then, saved queries and the budget. */
export class Observability extends Construct {
  readonly alarms: sns.Topic;

  /** To be made last: it watches every function and every schedule that the stack has by then. */
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const { settings } = props;
    const { apiId } = props.api;
    const stack = Stack.of(this);
    const inStack = stack.node.findAll();
    const functions = inStack.filter((child) => child instanceof BundledFunction);
    const errorsOf = ({ metric }: Signal): unknown =>
      metric instanceof cloudwatch.Metric && metric.metricName === 'Errors'
        ? metric.dimensions?.['FunctionName']
        : undefined;
    const named = new Set(Object.values(props.signals).map(errorsOf));
    const unnamed = functions.filter(
      ({ functionName, node }) => !named.has(functionName) && !(`${node.id}Fails` in props.signals),
    );
    const rules = inStack.filter((child) => child instanceof events.Rule);
    this.alarms = createAlarmsTopic(this);
    const place = { topic: this.alarms, runbooksUrl: settings.runbooksUrl };

    const all: Record<string, Signal> = {
      ...signals.apiSignals(apiId),
      ...signals.tableSignals(props.tableName),
      ...signals.streamSignals(props.countVotes, props.announceChanges),
      ...signals.functionSignals(unnamed, rules, props),
      ...signals.queueSignals(props.failureQueues, props.paymentEvents),
      ...signals.stateMachineSignals(props.recount, props.numbering),
      ...signals.peopleSignals(props.pool),
      ...props.signals,
    };
    for (const [name, { metricName }] of Object.entries(props.firewalls))
      all[name] = signals.firewallSignal(metricName, stack.region);
    for (const [name, signal] of Object.entries(all)) createAlarm(this, name, signal, place);

    const objectives = objectivesOf({
      apiId,
      tableName: props.tableName,
      countVotes: props.countVotes,
      talliesUntold: props.talliesUntold,
      paymentEvents: props.paymentEvents,
      unsettledPayments: props.failureQueues.UnsettledPayments,
    });
    for (const objective of objectives) createBurnAlarm(this, objective, place);
    createDashboard(this, { ...props, apiId, functions, objectives });
    saveQueries(this, settings.stage, [props.apiLogs, ...functions.map(({ logGroup }) => logGroup)]);
    if (settings.monthlyBudget !== undefined) createBudget(this, settings.monthlyBudget, this.alarms);
  }
}
