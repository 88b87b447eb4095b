import { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { VOTE_PREFIX } from '../../model/keys';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';

/** What counting needs. */
export interface TallyProps {
  settings: Settings;
  table: dynamodb.Table;
}

/** Longest a batch of votes is tried again before it goes to the failure queue: as long as the stream itself keeps it. */
const MAX_RECORD_AGE = Duration.hours(24);

/** Live tallies: the table's stream, counted exactly once. */
export class Tally extends Construct {
  readonly countVotes: lambda.Function;
  /** Where records and batches end that could not be counted. Anything in it is worth waking somebody. */
  readonly uncountedVotes: sqs.Queue;

  constructor(scope: Construct, id: string, { settings, table }: TallyProps) {
    super(scope, id);
    this.uncountedVotes = new sqs.Queue(this, 'UncountedVotes', {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accept(this.uncountedVotes, 'nag:SQS3', 'It is where what cannot be counted ends.');
    this.countVotes = new BundledFunction(this, 'CountVotes', {
      settings,
      name: 'count-votes',
      description: 'Counts votes from the table stream.',
      environment: {
        TABLE_NAME: table.tableName,
        UNCOUNTED_VOTES_QUEUE_URL: this.uncountedVotes.queueUrl,
      },
      timeout: Duration.seconds(30),
      memorySize: 512,
      concurrency: settings.countingConcurrency,
    });
    this.countVotes.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'].map(
          (action) => `dynamodb:${action}`,
        ),
        resources: [table.tableArn],
      }),
    );
    this.countVotes.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 1000,
        // The window is what gives the handler the shard id that its checkpoint is kept under.
        tumblingWindow: Duration.seconds(1),
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        maxRecordAge: MAX_RECORD_AGE,
        onFailure: new SqsDlq(this.uncountedVotes),
        filters: [
          lambda.FilterCriteria.filter({
            eventName: lambda.FilterRule.isEqual('INSERT') as unknown,
            dynamodb: { Keys: { SK: { S: lambda.FilterRule.beginsWith(VOTE_PREFIX) as unknown } } },
          }),
        ],
      }),
    );
  }
}
