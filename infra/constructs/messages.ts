import { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import type { Api } from './api';
import { BundledFunction } from './bundled-function';
import type { Pushes } from './pushes';

/** What telling messages needs. */
export interface MessagesProps {
  settings: Settings;
  table: dynamodb.Table;
  api: Api;
  /** What is told is sent to devices, too. */
  pushes: Pushes;
}

const MINUTE = Duration.minutes(1);

/** An invocation waits for what comes within the minute, and takes a few seconds for what comes at its end. */
const TIME_LIMIT = Duration.seconds(85);

/** Tells voters what is about to open or to close: started every minute, it waits for the instant if there is one. */
export class Messages extends Construct {
  constructor(scope: Construct, id: string, { settings, table, api, pushes }: MessagesProps) {
    super(scope, id);
    const tellMessages = new BundledFunction(this, 'TellMessages', {
      settings,
      name: 'tell-messages',
      description: 'Tells voters of votings that are about to open or to close.',
      environment: {
        TABLE_NAME: table.tableName,
        GRAPHQL_ENDPOINT: api.graphqlApi.graphqlUrl,
        SEND_PUSHES: pushes.sendPushes.functionName,
      },
      timeout: TIME_LIMIT,
      // The next minute's start does what a repeated one would.
      retryAttempts: 0,
    });
    tellMessages.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'].map(
          (action) => `dynamodb:${action}`,
        ),
        resources: [table.tableArn],
      }),
    );
    pushes.grantStart(tellMessages);
    api.grantSystemMutation(tellMessages, 'publishMessage', ['Message']);
    new events.Rule(this, 'EveryMinute', {
      description: 'Starts telling what is about to open or to close.',
      schedule: events.Schedule.rate(MINUTE),
      targets: [new targets.LambdaFunction(tellMessages, { retryAttempts: 0, maxEventAge: MINUTE })],
    });
  }
}
