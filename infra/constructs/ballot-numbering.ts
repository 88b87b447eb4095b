import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { LAST_VOTE_LANDS_SECONDS } from '../../model/limits';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';
import { persistently } from './persistently';

/** What numbering needs. */
export interface BallotNumberingProps {
  settings: Settings;
  table: dynamodb.Table;
}

/**
 * Gives votes that were cast before there were ballots theirs, once: a parallel scan of the table. find-closed-votings
 * starts it, and again if it ends before it is through.
 */
export class BallotNumbering extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, { settings, table }: BallotNumberingProps) {
    super(scope, id);
    const numberBallots = new BundledFunction(this, 'NumberBallots', {
      settings,
      name: 'number-ballots',
      description: 'Gives old votes their ballots, in one segment of the table.',
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.minutes(15),
    });
    numberBallots.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['Scan', 'GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action}`),
        resources: [table.tableArn],
      }),
    );
    const call = (state: string, payload?: sfn.TaskInput) =>
      new tasks.LambdaInvoke(this, state, {
        lambdaFunction: numberBallots,
        payload,
        payloadResponseOnly: true,
        retryOnServiceExceptions: false,
      }).addRetry(persistently);
    const number = call('Number a segment');
    const segments = Array.from({ length: settings.numberingSegments }, (_, segment) => segment);
    const map = new sfn.Map(this, 'Number every segment', {
      itemsPath: '$.segments',
      itemSelector: { 'segment.$': '$$.Map.Item.Value', segmentCount: segments.length },
      resultPath: sfn.JsonPath.DISCARD,
    }).itemProcessor(
      number.next(
        new sfn.Choice(this, 'Segment done?')
          .when(sfn.Condition.booleanEquals('$.done', false), number)
          .otherwise(new sfn.Succeed(this, 'Segment numbered')),
      ),
    );
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      comment: 'Gives votes that were cast before there were ballots theirs.',
      definitionBody: sfn.DefinitionBody.fromChainable(
        // What the resolvers before this deployment are still writing has to be there before the scan begins.
        new sfn.Wait(this, 'Until no vote without a ballot can land any more', {
          time: sfn.WaitTime.duration(Duration.seconds(LAST_VOTE_LANDS_SECONDS)),
        })
          .next(new sfn.Pass(this, 'All segments', { parameters: { segments } }))
          .next(map)
          .next(call('Note the end', sfn.TaskInput.fromObject({ finished: true }))),
      ),
      tracingEnabled: true,
      timeout: Duration.days(7),
      logs: {
        level: sfn.LogLevel.ALL,
        destination: new logs.LogGroup(this, 'StateMachineLogs', {
          logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-ballot-numbering`,
          retention: settings.logRetention,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    accept(
      this.stateMachine,
      'nag:IAM5[Resource::*]',
      'X-Ray and the delivery of logs take no resource (Step Functions developer guide, "Logging using CloudWatch Logs").',
    );
    const called = Stack.of(this).getLogicalId(numberBallots.node.defaultChild as lambda.CfnFunction);
    accept(
      this.stateMachine,
      `nag:IAM5[Resource::<${called}.Arn>:*]`,
      'All versions of one function of this construct.',
    );
  }
}
