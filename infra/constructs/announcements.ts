import { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { profileKey, votingKey } from '../../model/keys';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';
import type { Announcer } from './announcer';
import type { Api } from './api';
import { BundledFunction } from './bundled-function';

/** What announcing needs. */
export interface AnnouncementsProps {
  settings: Settings;
  table: dynamodb.Table;
  api: Api;
  recount: stepfunctions.StateMachine;
  announcer: Announcer;
}

/**
 * The second reader of the table's stream (Lambda reads a shard for at most two without throttling): tells
 * `onCredits` about every change of a balance, wherever it came from, starts the recount of a voting that is about to
 * close, and the announcer for one that opens before the next minute's start.
 */
export class Announcements extends Construct {
  readonly announceChanges: lambda.Function;
  /** Where batches end that could not be announced. */
  readonly unannouncedChanges: sqs.Queue;

  constructor(
    scope: Construct,
    id: string,
    { settings, table, api, recount, announcer }: AnnouncementsProps,
  ) {
    super(scope, id);
    this.unannouncedChanges = new sqs.Queue(this, 'UnannouncedChanges', {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accept(this.unannouncedChanges, 'nag:SQS3', 'It is where batches of the stream end that were given up.');
    this.announceChanges = new BundledFunction(this, 'AnnounceChanges', {
      settings,
      name: 'announce-changes',
      description:
        'Announces changed balances, starts recounts of closing votings and the announcer for opening ones.',
      environment: {
        GRAPHQL_ENDPOINT: api.graphqlApi.graphqlUrl,
        RECOUNT_STATE_MACHINE_ARN: recount.stateMachineArn,
        ANNOUNCE_TALLIES: announcer.announceTallies.functionName,
      },
      timeout: Duration.seconds(30),
    });
    api.grantSystemMutation(this.announceChanges, 'publishCredits', ['CreditBalance']);
    recount.grantStartExecution(this.announceChanges);
    announcer.grantStart(this.announceChanges);
    const sortKeys = [profileKey('').SK, votingKey('').SK];
    this.announceChanges.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        // A balance older than this has been announced better by its successors or is read by the next query.
        maxRecordAge: Duration.minutes(15),
        onFailure: new SqsDlq(this.unannouncedChanges),
        filters: [
          lambda.FilterCriteria.filter({
            eventName: lambda.FilterRule.or('INSERT', 'MODIFY'),
            dynamodb: { Keys: { SK: { S: lambda.FilterRule.or(...sortKeys) } } },
          }),
        ],
      }),
    );
  }
}
