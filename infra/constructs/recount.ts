import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';
import { countLines } from './log-lines';
import type { Signal } from './observability';

/** What recounting needs. */
export interface RecountProps {
  settings: Settings;
  table: dynamodb.Table;
}

/** Both tasks may be repeated: a function that failed or timed out is no reason to leave a tally unconfirmed. */
const persistently: sfn.RetryProps = {
  errors: [sfn.Errors.ALL],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 8,
};

/**
 * The independent recount that makes a tally final: a parallel scan of the votes, compared with what was counted
 * live. One execution a voting, `{votingId, closesAt, recountAt}`; it fails when the two disagree for good.
 */
export class Recount extends Construct {
  readonly stateMachine: sfn.StateMachine;
  readonly findClosedVotings: lambda.Function;
  readonly signals: Record<string, Signal> = {};
  /** Logical ids of the functions that the state machine calls. */
  private readonly called: string[] = [];

  constructor(scope: Construct, id: string, props: RecountProps) {
    super(scope, id);
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      comment: 'Recounts the votes of a closed voting and makes its tally final.',
      definitionBody: sfn.DefinitionBody.fromChainable(this.definition(props)),
      tracingEnabled: true,
      timeout: Duration.days(1),
      // What happened, without what was counted.
      logs: {
        level: sfn.LogLevel.ALL,
        destination: new logs.LogGroup(this, 'StateMachineLogs', {
          logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-recount`,
          retention: props.settings.logRetention,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    accept(
      this.stateMachine,
      'nag:IAM5[Resource::*]',
      'X-Ray and the delivery of logs take no resource (Step Functions developer guide, "Logging using CloudWatch Logs").',
    );
    for (const called of this.called)
      accept(
        this.stateMachine,
        `nag:IAM5[Resource::<${called}.Arn>:*]`,
        'All versions of one function of this construct.',
      );
    this.findClosedVotings = this.scheduleSearch(props);
  }

  private definition(props: RecountProps): sfn.IChainable {
    const segments = Array.from({ length: props.settings.recountSegments }, (_, segment) => segment);
    const count = this.countSegments(props);
    const compare = this.compare(props);
    const retry = new sfn.Wait(this, 'Let the tally catch up', {
      time: sfn.WaitTime.secondsPath('$.comparison.waitSeconds'),
    });
    const next = new sfn.Pass(this, 'Count again', {
      parameters: {
        'votingId.$': '$.votingId',
        'closesAt.$': '$.closesAt',
        'attempt.$': '$.comparison.nextAttempt',
        segments,
        segmentCount: segments.length,
      },
    });
    const outcome = new sfn.Choice(this, 'Do they agree?')
      .when(
        sfn.Condition.or(
          sfn.Condition.stringEquals('$.comparison.outcome', 'AGREES'),
          sfn.Condition.stringEquals('$.comparison.outcome', 'SUPERSEDED'),
        ),
        new sfn.Succeed(this, 'Final, or recounted elsewhere'),
      )
      .when(sfn.Condition.stringEquals('$.comparison.outcome', 'BEHIND'), retry.next(next).next(count))
      .otherwise(
        new sfn.Fail(this, 'The tally disagrees with the votes', {
          error: 'TallyDisagrees',
          causePath: '$.comparison.cause',
        }),
      );
    count.next(compare).next(outcome);
    return new sfn.Wait(this, 'Until no vote can land any more', {
      time: sfn.WaitTime.timestampPath('$.recountAt'),
    })
      .next(
        new sfn.Pass(this, 'First count', {
          parameters: {
            'votingId.$': '$.votingId',
            'closesAt.$': '$.closesAt',
            attempt: 1,
            segments,
            segmentCount: segments.length,
          },
        }),
      )
      .next(count);
  }

  private countSegments({ settings, table }: RecountProps): sfn.Map {
    const recountSegment = new BundledFunction(this, 'RecountSegment', {
      settings,
      name: 'recount-segment',
      description: 'Counts the votes of one voting in one segment of the table.',
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.minutes(15),
      memorySize: 512,
    });
    this.called.push(Stack.of(this).getLogicalId(recountSegment.node.defaultChild as lambda.CfnFunction));
    recountSegment.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['dynamodb:Scan'], resources: [table.tableArn] }),
    );
    const scan = new tasks.LambdaInvoke(this, 'Scan segment', {
      lambdaFunction: recountSegment,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    }).addRetry(persistently);
    const more = new sfn.Choice(this, 'Segment done?')
      .when(sfn.Condition.isPresent('$.resumeFrom'), scan)
      .otherwise(new sfn.Succeed(this, 'Segment counted'));
    return new sfn.Map(this, 'Count every segment', {
      itemsPath: '$.segments',
      itemSelector: {
        'votingId.$': '$.votingId',
        'segment.$': '$$.Map.Item.Value',
        'segmentCount.$': '$.segmentCount',
      },
      resultPath: '$.counted',
    }).itemProcessor(scan.next(more));
  }

  private compare({ settings, table }: RecountProps): sfn.TaskStateBase {
    const compareRecount = new BundledFunction(this, 'CompareRecount', {
      settings,
      name: 'compare-recount',
      description: 'Compares a recount with the live tally and makes the tally final.',
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.seconds(60),
    });
    this.called.push(Stack.of(this).getLogicalId(compareRecount.node.defaultChild as lambda.CfnFunction));
    this.signals['TallyDisagrees'] = {
      metric: countLines(this, 'TallyDisagrees', {
        stage: settings.stage,
        from: compareRecount,
        pattern: 'RecountCompared.*DISAGREES',
      }),
      threshold: 1,
      description:
        'A recount found other counts than the tally has, which stays not final: `npm run audit -- --voting ID` compares.',
    };
    compareRecount.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:PutItem'],
        resources: [table.tableArn],
      }),
    );
    return new tasks.LambdaInvoke(this, 'Compare with the tally', {
      lambdaFunction: compareRecount,
      payloadResponseOnly: true,
      resultPath: '$.comparison',
      retryOnServiceExceptions: false,
    }).addRetry(persistently);
  }

  private scheduleSearch({ settings, table }: RecountProps): lambda.Function {
    const findClosedVotings = new BundledFunction(this, 'FindClosedVotings', {
      settings,
      name: 'find-closed-votings',
      description: 'Starts recounts of votings that close or have closed.',
      environment: {
        TABLE_NAME: table.tableName,
        RECOUNT_STATE_MACHINE_ARN: this.stateMachine.stateMachineArn,
      },
      timeout: Duration.seconds(30),
    });
    findClosedVotings.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        resources: [table.tableArn],
      }),
    );
    this.stateMachine.grantStartExecution(findClosedVotings);
    new events.Rule(this, 'EveryMinute', {
      description: 'Looks for votings to recount, and for places in the schedule of which nothing came.',
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [new targets.LambdaFunction(findClosedVotings, { retryAttempts: 2 })],
    });
    return findClosedVotings;
  }
}
