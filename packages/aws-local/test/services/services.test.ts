import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { coreResourceTypes } from '../../src/core-resource-types';
import { Iam } from '../../src/iam/iam';
import type { LocalAws } from '../../src/contract';
import { createServices, type Services } from '../../src/services';
import { startStack, templateOf } from '../../src/template';
import { credentials, place, Surroundings, until } from './surroundings';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:worker';

/** A stack with everything that these services run, as the CDK writes it. */
function template() {
  const app = new App();
  const stack = new Stack(app, 'Test', { env: { region: place.region, account: place.accountId } });
  const worker = lambda.Function.fromFunctionAttributes(stack, 'Worker', {
    functionArn,
    sameEnvironment: true,
  });

  const pool = new cognito.UserPool(stack, 'Pool', {
    signInAliases: { email: true },
    autoVerify: { email: true },
  });
  pool.addClient('Web', {
    authFlows: { userPassword: true, userSrp: true },
    preventUserExistenceErrors: true,
  });
  pool.addGroup('Organisers', { groupName: 'organisers' });

  const failures = new sqs.Queue(stack, 'Failures', { enforceSSL: true });
  const inbox = new sqs.Queue(stack, 'Inbox', { deadLetterQueue: { queue: failures, maxReceiveCount: 5 } });
  const topic = new sns.Topic(stack, 'Alarms', { enforceSSL: true });
  topic.addSubscription(new subscriptions.SqsSubscription(inbox));
  new cloudwatch.Alarm(stack, 'FailuresWait', {
    metric: failures.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new actions.SnsAction(topic));

  const call = new tasks.LambdaInvoke(stack, 'Call', { lambdaFunction: worker, outputPath: '$.Payload' });
  const stateMachine = new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(call),
  });
  new events.Rule(stack, 'Hourly', {
    schedule: events.Schedule.rate(Duration.hours(1)),
    targets: [
      new targets.SfnStateMachine(stateMachine, {
        input: events.RuleTargetInput.fromObject({ hourly: true }),
      }),
    ],
  });

  const api = new gateway.HttpApi(stack, 'Webhooks');
  api.addRoutes({
    path: '/webhooks/{provider}',
    methods: [gateway.HttpMethod.POST],
    integration: new HttpLambdaIntegration('ToWorker', worker),
  });
  new secretsmanager.Secret(stack, 'Keys', { secretName: 'keys' });
  new CfnOutput(stack, 'MachineArn', { value: stateMachine.stateMachineArn });
  new CfnOutput(stack, 'FailuresArn', { value: failures.queueArn });
  new CfnOutput(stack, 'InboxArn', { value: inbox.queueArn });
  return app.synth().getStackByName('Test').template as Record<string, unknown>;
}

let directory: string;
let around: Surroundings;
let services: Services;
let aws: LocalAws;
const undoings: (() => Promise<void> | void)[] = [];
let outputs: Record<string, string>;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'services-'));
  around = new Surroundings();
  const core = {
    place,
    dataDirectory: directory,
    baseUrl: 'http://localhost:4000',
    log: around.log,
    iam: Object.assign(new Iam(place.accountId, directory), around.iam),
    lambda: around.lambda,
    ages: around.ages,
    endpoints: {} as Record<string, string>,
    onStop: (undo: () => Promise<void> | void) => void undoings.push(undo),
  };
  services = await createServices(core, { secretValues: { keys: 'from .env' } });
  aws = Object.assign(core, services) as unknown as LocalAws;
  const resourceTypes = [...coreResourceTypes(services.eventSources), ...services.resourceTypes];
  ({ outputs } = await startStack(templateOf('Test', template()), resourceTypes, aws));
});
afterAll(async () => {
  for (const undo of undoings.reverse()) await undo();
  rmSync(directory, { recursive: true });
});

describe('a stack written by the CDK', () => {
  it('runs its schedule, whose state machine calls the function', async () => {
    await until(() => around.invocations.length > 0);
    expect(around.invocations[0]).toEqual({ functionArn, payload: { hourly: true } });
  });

  it('rings its alarm, which tells the topic, which tells the queue', async () => {
    await services.queues.send(outputs['FailuresArn']!, 'given up');
    services.queues.putMetrics();
    expect(services.metrics.alarmsRinging()).toHaveLength(1);
    const [message] = await services.queues.get(outputs['InboxArn']!).receive(1, { wait: 5 });
    expect(message?.body).toContain('NewStateValue');
  });

  it('is reached by SDK clients at the addresses that functions find', async () => {
    const client = new SFNClient({
      region: place.region,
      credentials,
      endpoint: aws.endpoints['AWS_ENDPOINT_URL_SFN'],
    });
    const stateMachineArn = outputs['MachineArn'];
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).resolves.toHaveProperty(
      'status',
    );
    client.destroy();
  });
});
