import { Duration, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { VOTINGS_BY_OPENING } from '../../model/keys';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';
import type { Api } from './api';
import { BundledFunction } from './bundled-function';
import { countLines } from './log-lines';
import type { Signal } from '../watching/signal';

/** What announcing tallies needs. */
export interface AnnouncerProps {
  settings: Settings;
  table: dynamodb.Table;
  api: Api;
}

const MINUTE = Duration.minutes(1);

/**
 * How long an invocation may last: two minutes, in the second of which it announces, and what ending takes. So one
 * announces and one stands by, also when a start is late.
 */
const TIME_LIMIT = Duration.seconds(135);

/** Announces tallies, at most once a pace: one invocation at a time for the whole stack, started every minute. */
export class Announcer extends Construct {
  readonly announceTallies: lambda.Function;
  readonly signals: Record<string, Signal>;

  constructor(scope: Construct, id: string, { settings, table, api }: AnnouncerProps) {
    super(scope, id);
    this.announceTallies = new BundledFunction(this, 'AnnounceTallies', {
      settings,
      name: 'announce-tallies',
      description: 'Announces tallies that changed, once a pace.',
      environment: {
        TABLE_NAME: table.tableName,
        GRAPHQL_ENDPOINT: api.graphqlApi.graphqlUrl,
        GRAPHQL_API_ID: api.graphqlApi.apiId,
        PACE_MILLISECONDS: String(settings.announcingPaceMilliseconds),
        MESSAGES_PER_SECOND: String(settings.announcedMessagesPerSecond),
      },
      timeout: TIME_LIMIT,
      // With less there is too little of a processor for sixteen votings in a second.
      memorySize: 512,
      // The next minute's start does what a repeated one would.
      retryAttempts: 0,
    });
    this.grant(table);
    api.grantSystemMutation(this.announceTallies, 'publishTally', ['Tally', 'OptionCount']);
    api.grantSystemMutation(this.announceTallies, 'publishWall', ['Wall']);
    new events.Rule(this, 'EveryMinute', {
      description: 'Starts the announcer that relieves the one before.',
      schedule: events.Schedule.rate(MINUTE),
      targets: [new targets.LambdaFunction(this.announceTallies, { retryAttempts: 0, maxEventAge: MINUTE })],
    });
    this.signals = {
      TalliesUntold: {
        metric: countLines(this, 'TalliesUntold', {
          stage: settings.stage,
          from: this.announceTallies,
          pattern: 'TalliesUntold|FinalTallyUntold',
        }),
        threshold: 1,
        description:
          'The API has taken no announcement of a tally for half a minute. Votes are counted, and everything is announced when it does: docs/operations.md.',
      },
    };
  }

  private grant(table: dynamodb.Table): void {
    const on = (actions: string[], resources: string[]): void => {
      this.announceTallies.addToRolePolicy(
        new iam.PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources }),
      );
    };
    on(['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'ConditionCheckItem'], [table.tableArn]);
    on(['Query'], [`${table.tableArn}/index/${VOTINGS_BY_OPENING}`]);
    this.announceTallies.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['cloudwatch:GetMetricData'], resources: ['*'] }),
    );
  }

  /** Lets a function start the announcer at once, for a voting that opens before the next minute's start. */
  grantStart(grantee: lambda.Function): void {
    this.announceTallies.grantInvoke(grantee);
    const announcer = Stack.of(this).getLogicalId(
      this.announceTallies.node.defaultChild as lambda.CfnFunction,
    );
    accept(
      grantee,
      `nag:IAM5[Resource::<${announcer}.Arn>:*]`,
      'All versions of one function of this stack.',
    );
  }
}
