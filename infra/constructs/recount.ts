import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct, type IConstruct } from 'constructs';
import { VOTES_BY_VOTING } from '../../model/vote';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';
import { persistently } from './persistently';
import { countLines } from './log-lines';
import type { Signal } from '../watching/signal';

/** What recounting needs. */
export interface RecountProps {
  settings: Settings;
  table: dynamodb.Table;
  /** What is deployed before old votes are given ballots: what gives new ones theirs. */
  api: IConstruct;
  /** Gives votes that are older than ballots theirs. */
  numbering: sfn.StateMachine;
  /** Publishes the result of a tally that is final. */
  publishResult: lambda.Function;
}

/** A task of the recount: a function, and where its answer goes. */
interface TaskProps {
  id: string;
  name: string;
  description: string;
  actions: string[];
  environment?: Record<string, string>;
  resultPath: string;
}

/** Before going on where a function failed for as long as it is repeated at once. */
const FAILURE_PAUSE = Duration.minutes(5);

/** Errors in five minutes that say more than that something was repeated. */
const MANY_ERRORS = 8;

/**
 * The independent recount that makes a tally final: the voting's votes, read by their index, compared with what was counted
 * live; and what publishes the result. One execution a voting, `{votingId, closesAt, recountAt}`; it fails when the two
 * disagree for good. Of a tally that is final already, it publishes the result, unless that is done.
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
      comment: 'Recounts the votes of a closed voting, makes its tally final and publishes its result.',
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
    const { settings } = props;
    const { invoke: prepare } = this.task(props, 'Look at the closing', {
      id: 'PrepareRecount',
      name: 'prepare-recount',
      description: 'Says whether the votes of a closed voting are to be counted, and when.',
      actions: ['dynamodb:GetItem'],
      resultPath: '$.preparation',
    });
    const count = this.countBoxes(props);
    const { invoke: compare, called: compareRecount } = this.task(props, 'Compare with the tally', {
      id: 'CompareRecount',
      name: 'compare-recount',
      description: 'Compares a recount with the live tally and makes the tally final.',
      actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:PutItem'],
      resultPath: '$.comparison',
      environment: {
        INDEX_PATIENCE_SECONDS: String(settings.indexPatienceSeconds),
      },
    });
    const publish = this.publication(props);
    const parts = Array.from({ length: settings.recountParts }, (_, segment) => segment);
    const ends = new sfn.Succeed(this, 'Published, or recounted elsewhere');
    const wait = (id: string, path: string) =>
      new sfn.Wait(this, id, { time: sfn.WaitTime.secondsPath(path) });
    const step = (id: string, parameters: Record<string, unknown>) =>
      new sfn.Pass(this, id, {
        parameters: {
          'votingId.$': '$.votingId',
          'closesAt.$': '$.closesAt',
          parts,
          partCount: parts.length,
          ...parameters,
        },
      });
    const again = { 'attempt.$': '$.comparison.nextAttempt', 'shown.$': '$.comparison.shown' };
    const of = (outcome: string, step = 'comparison') =>
      sfn.Condition.stringEquals(`$.${step}.outcome`, outcome);

    prepare.next(
      new sfn.Choice(this, 'Is it to be counted?')
        .when(
          of('COUNT', 'preparation'),
          wait('After others that closed', '$.preparation.waitSeconds').next(count),
        )
        .when(
          of('WAIT', 'preparation'),
          wait('Until all votes have ballots', '$.preparation.waitSeconds').next(prepare),
        )
        .when(of('FINAL', 'preparation'), publish)
        .otherwise(ends),
    );
    const lookAgain = new sfn.Choice(this, 'At what?')
      .when(
        sfn.Condition.booleanEquals('$.comparison.countAgain', true),
        step('Count again', again).next(prepare),
      )
      .otherwise(step('Compare again', { ...again, 'counted.$': '$.counted' }).next(compare));
    count.next(compare).next(
      new sfn.Choice(this, 'Do they agree?')
        .when(of('AGREES'), publish)
        .when(of('SUPERSEDED'), ends)
        .when(of('BEHIND'), wait('Let them catch up', '$.comparison.waitSeconds').next(lookAgain))
        .otherwise(
          new sfn.Fail(this, 'The tally disagrees with the votes', {
            error: 'TallyDisagrees',
            causePath: '$.comparison.cause',
          }),
        ),
    );
    publish.next(
      new sfn.Choice(this, 'Is it published?')
        .when(
          of('NOT_SHOWN', 'publication'),
          wait('Until the index shows all ballots', '$.publication.waitSeconds').next(publish),
        )
        .when(
          of('DIFFERS', 'publication'),
          new sfn.Fail(this, 'The ballots differ from the result', {
            error: 'BallotsDiffer',
            causePath: '$.publication.cause',
          }),
        )
        .otherwise(ends),
    );
    this.signal('ComparisonFails', compareRecount);
    this.signal('PublishingFails', props.publishResult);
    this.signals['TallyDisagrees'] = {
      metric: countLines(this, 'TallyDisagrees', {
        stage: settings.stage,
        from: compareRecount,
        pattern: 'RecountCompared.*DISAGREES',
      }),
      threshold: 1,
      description:
        'A recount found other counts than the tally has, which stays not final: `npm run audit -- --voting ID` compares, `npm run repair -- --voting ID` sets it from the votes.',
    };
    const failed = new sfn.Wait(this, 'After a failure', {
      time: sfn.WaitTime.duration(FAILURE_PAUSE),
    }).next(prepare);
    for (const state of [prepare, count, compare, publish])
      state.addCatch(failed, { resultPath: '$.failure' });
    return new sfn.Wait(this, 'Until no vote can land any more', {
      time: sfn.WaitTime.timestampPath('$.recountAt'),
    })
      .next(step('First count', { attempt: 1, shown: { votes: -1 } }))
      .next(prepare);
  }

  private publication({ publishResult }: RecountProps): sfn.TaskStateBase {
    this.called.push(Stack.of(this).getLogicalId(publishResult.node.defaultChild as lambda.CfnFunction));
    return new tasks.LambdaInvoke(this, 'Publish the result', {
      lambdaFunction: publishResult,
      payloadResponseOnly: true,
      resultPath: '$.publication',
      retryOnServiceExceptions: false,
    }).addRetry(persistently);
  }

  private countBoxes({ settings, table }: RecountProps): sfn.Map {
    const recountSegment = new BundledFunction(this, 'RecountSegment', {
      settings,
      name: 'recount-segment',
      description: 'Counts the votes of one voting in one part of its boxes.',
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.minutes(15),
      memorySize: 512,
    });
    this.called.push(Stack.of(this).getLogicalId(recountSegment.node.defaultChild as lambda.CfnFunction));
    this.signal('CountingFails', recountSegment);
    recountSegment.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${table.tableArn}/index/${VOTES_BY_VOTING}`],
      }),
    );
    const read = new tasks.LambdaInvoke(this, 'Count a part', {
      lambdaFunction: recountSegment,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    }).addRetry(persistently);
    const more = new sfn.Choice(this, 'Part done?')
      .when(
        sfn.Condition.isPresent('$.resumeFrom'),
        new sfn.Wait(this, 'Before going on', { time: sfn.WaitTime.secondsPath('$.waitSeconds') }).next(read),
      )
      .otherwise(new sfn.Succeed(this, 'Part counted'));
    return new sfn.Map(this, 'Count every part', {
      itemsPath: '$.parts',
      itemSelector: {
        'votingId.$': '$.votingId',
        'segment.$': '$$.Map.Item.Value',
        'segmentCount.$': '$.partCount',
      },
      resultPath: '$.counted',
    }).itemProcessor(read.next(more));
  }

  private task({ settings, table }: RecountProps, state: string, props: TaskProps) {
    const { id, name, description, actions, environment, resultPath } = props;
    const called = new BundledFunction(this, id, {
      settings,
      name,
      description,
      environment: { TABLE_NAME: table.tableName, ...environment },
      timeout: Duration.seconds(60),
    });
    this.called.push(Stack.of(this).getLogicalId(called.node.defaultChild as lambda.CfnFunction));
    called.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [table.tableArn] }));
    const invoke = new tasks.LambdaInvoke(this, state, {
      lambdaFunction: called,
      payloadResponseOnly: true,
      resultPath,
      retryOnServiceExceptions: false,
    }).addRetry(persistently);
    return { invoke, called };
  }

  /** An execution goes on where a function fails: it must not look like a disagreement. The function's errors tell of it. */
  private signal(name: string, called: lambda.Function): void {
    this.signals[name] = {
      metric: called.metricErrors({ period: Duration.minutes(5) }),
      threshold: MANY_ERRORS,
      description: `Recounts or results wait because a function fails again and again: look at the logs of ${called.node.id}.`,
    };
  }

  private scheduleSearch({ settings, table, api, numbering }: RecountProps): lambda.Function {
    const findClosedVotings = new BundledFunction(this, 'FindClosedVotings', {
      settings,
      name: 'find-closed-votings',
      description: 'Starts recounts of votings that close or have closed.',
      environment: {
        TABLE_NAME: table.tableName,
        RECOUNT_STATE_MACHINE_ARN: this.stateMachine.stateMachineArn,
        NUMBERING_STATE_MACHINE_ARN: numbering.stateMachineArn,
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
    numbering.grantStartExecution(findClosedVotings);
    // What is deployed after the resolvers finds every vote that the resolvers before them wrote without a ballot.
    findClosedVotings.node.addDependency(api);
    new events.Rule(this, 'EveryMinute', {
      description: 'Looks for votings to recount, and for places in the schedule of which nothing came.',
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [new targets.LambdaFunction(findClosedVotings, { retryAttempts: 2 })],
    });
    return findClosedVotings;
  }
}
