import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import { parseSchedule } from '../../src/events/schedule-expression';
import { compileFilters } from '../../src/lambda/event-source-mapping';
import { lambdaResourceTypes } from '../../src/lambda/resource-types';
import { queueEventSource } from '../../src/queues/mapping';
import { queueResourceTypes } from '../../src/queues/resource-types';
import { Queues } from '../../src/queues/queues';
import { snsApi } from '../../src/queues/sns-api';
import { sqsApi } from '../../src/queues/sqs-api';
import { Topics } from '../../src/queues/topics';
import { secretsManagerApi } from '../../src/secrets/api';
import { Secrets } from '../../src/secrets/secrets';
import { stepFunctionsApi } from '../../src/step-functions/api';
import { StateMachines } from '../../src/step-functions/state-machines';
import { checkMapping } from '../../src/streams/mapping';
import { signedCall, signedForm } from './signed-call';
import { place, Surroundings } from './surroundings';

const TopicArn = 'arn:aws:sns:us-east-1:123456789012:news';
const machineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';
const around = new Surroundings();
const directory = mkdtempSync(path.join(tmpdir(), 'strict-'));
const queues = new Queues(directory, around.metrics, around.ages);
const topics = new Topics(queues, around.lambda, around.log);
const endpoint = new ServiceEndpoint(around.iam.principal, around.log);
let url = '';

beforeAll(async () => {
  const machines = new StateMachines(around);
  await machines.register(machineArn, {
    name: 'm',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
    substitutions: {},
  });
  const secrets = new Secrets({ key: 'value' }, path.join(directory, 'secrets.json'));
  secrets.create('arn:aws:secretsmanager:us-east-1:123456789012:secret:key-abcdef', 'key', {});
  topics.create(TopicArn);
  for (const api of [sqsApi(queues, place, () => url), snsApi(topics), stepFunctionsApi(machines)])
    endpoint.add(api);
  endpoint.add(secretsManagerApi(secrets));
  url = await endpoint.open();
  queues.create({
    name: 'inbox',
    arn: 'arn:aws:sqs:us-east-1:123456789012:inbox',
    visibilityTimeout: 30,
    delay: 0,
    retention: 60,
    receiveWaitTime: 0,
    maximumMessageSize: 2048,
  });
});
afterAll(async () => {
  await queues.stop();
  await endpoint.close();
  rmSync(directory, { recursive: true });
});

const sqs = (action: string, input: object): Promise<Record<string, unknown>> =>
  signedCall(url, {
    service: 'sqs',
    target: `AmazonSQS.${action}`,
    input: { QueueUrl: `${url}/123456789012/inbox`, ...input },
  });

describe('SQS refuses', () => {
  const message = { MessageBody: 'hello' };
  it.each([
    ['SendMessage', {}, 'MissingParameter'],
    ['SendMessage', { MessageBody: '\u0000' }, 'InvalidMessageContents'],
    ['SendMessage', { MessageBody: 'a'.repeat(2049) }, 'InvalidParameterValue'],
    ['SendMessage', { ...message, DelaySeconds: 901 }, 'InvalidParameterValue'],
    ['SendMessage', { ...message, DelaySeconds: '5' }, 'InvalidParameterValue'],
    ['SendMessage', { ...message, MessageDeduplicationId: 'a' }, 'InvalidParameterValue'],
    ['SendMessage', { ...message, Unknown: 1 }, 'InvalidParameterValue'],
    [
      'SendMessage',
      { ...message, MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
    [
      'SendMessage',
      { ...message, MessageAttributes: { a: { DataType: 'String' } } },
      'InvalidParameterValue',
    ],
    [
      'SendMessage',
      { ...message, MessageAttributes: { 'AWS.a': { DataType: 'String', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
    ['ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
    ['ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValue'],
    ['ReceiveMessage', { VisibilityTimeout: -1 }, 'InvalidParameterValue'],
    ['ReceiveMessage', { AttributeNames: 'All' }, 'InvalidParameterValue'],
    ['DeleteMessage', { ReceiptHandle: 'made up' }, 'ReceiptHandleIsInvalid'],
    ['ChangeMessageVisibility', { ReceiptHandle: 'made up', VisibilityTimeout: 1 }, 'ReceiptHandleIsInvalid'],
    ['SendMessageBatch', { Entries: [] }, 'EmptyBatchRequest'],
    ['SendMessageBatch', { Entries: [{ Id: 'a b', ...message }] }, 'InvalidBatchEntryId'],
    [
      'SendMessageBatch',
      {
        Entries: [
          { Id: 'a', ...message },
          { Id: 'a', ...message },
        ],
      },
      'BatchEntryIdsNotDistinct',
    ],
    ['GetQueueAttributes', { AttributeNames: ['Colour'] }, 'InvalidAttributeName'],
    ['CreateQueue', { QueueName: 'another' }, 'UnknownOperationException'],
    ['__proto__', {}, 'UnknownOperationException'],
  ])('%s %j', async (action, input, error) => {
    await expect(sqs(action, input)).resolves.toMatchObject({ __type: error });
  });

  it('a second purge within a minute', async () => {
    await expect(sqs('PurgeQueue', {})).resolves.toEqual({});
    await expect(sqs('PurgeQueue', {})).resolves.toMatchObject({ __type: 'PurgeQueueInProgress' });
  });

  it('to tell what nobody asked for', async () => {
    await sqs('SendMessage', {
      MessageBody: 'a',
      MessageAttributes: { k: { DataType: 'String', StringValue: 'v' } },
    });
    const { Messages } = await sqs('ReceiveMessage', {});
    expect((Messages as object[])[0]).not.toHaveProperty('Attributes');
    expect((Messages as object[])[0]).not.toHaveProperty('MessageAttributes');
    await expect(sqs('GetQueueAttributes', {})).resolves.toEqual({});
    await expect(sqs('GetQueueAttributes', { AttributeNames: ['VisibilityTimeout'] })).resolves.toEqual({
      Attributes: { VisibilityTimeout: '30' },
    });
  });
});

describe('SNS', () => {
  const publish = (form: Record<string, string>): Promise<string> =>
    signedForm(url, 'sns', { Action: 'Publish', Version: '2010-03-31', TopicArn, Message: 'hello', ...form });

  it.each<[Record<string, string>, string]>([
    [{ Message: '' }, 'InvalidParameter'],
    [{ Message: 'a'.repeat(262_145) }, 'InvalidParameter'],
    [{ Subject: 'two\nlines' }, 'InvalidParameter'],
    [{ Subject: 'a'.repeat(100) }, 'InvalidParameter'],
    [{ MessageStructure: 'json' }, 'InvalidParameter'],
    [{ MessageStructure: 'json', Message: '{"sqs":"x"}' }, 'InvalidParameter'],
    [{ MessageGroupId: 'a' }, 'InvalidParameter'],
    [{ PhoneNumber: '+4915112345' }, 'InvalidParameter'],
    [{ TopicArn: 'news' }, 'InvalidParameter'],
    [{ TopicArn: `${TopicArn}-of-others` }, 'NotFound'],
    [{ Action: 'CreateTopic' }, 'InvalidAction'],
  ])('refuses %j', async (form, code) => {
    expect(await publish(form)).toContain(`<Code>${code}</Code>`);
  });

  it('gives each protocol its own words', async () => {
    topics.subscribe(TopicArn, {
      protocol: 'sqs',
      endpoint: 'arn:aws:sqs:us-east-1:123456789012:inbox',
      rawMessageDelivery: true,
    });
    await publish({ MessageStructure: 'json', Message: '{"default":"to all","sqs":"to queues"}' });
    const { Messages } = await sqs('ReceiveMessage', {});
    expect(Messages).toMatchObject([{ Body: 'to queues' }]);
  });
});

describe('Step Functions refuses', () => {
  const stateMachineArn = machineArn;
  it.each([
    ['StartExecution', { stateMachineArn: 'm' }, 'InvalidArn'],
    ['StartExecution', { stateMachineArn: `${machineArn}2` }, 'StateMachineDoesNotExist'],
    ['StartExecution', { stateMachineArn, name: 'a b' }, 'InvalidName'],
    ['StartExecution', { stateMachineArn, input: 'no JSON' }, 'InvalidExecutionInput'],
    [
      'StartExecution',
      { stateMachineArn, input: JSON.stringify('a'.repeat(262_144)) },
      'InvalidExecutionInput',
    ],
    ['StartExecution', { stateMachineArn, input: { a: 1 } }, 'InvalidExecutionInput'],
    ['StartExecution', { stateMachineArn, Name: 'a' }, 'ValidationException'],
    ['ListExecutions', { stateMachineArn, statusFilter: 'DONE' }, 'ValidationException'],
    ['ListExecutions', { stateMachineArn, nextToken: 'x' }, 'ValidationException'],
    ['DescribeExecution', { executionArn: machineArn }, 'InvalidArn'],
    ['CreateStateMachine', { name: 'x' }, 'UnknownOperationException'],
  ])('%s %j', async (action, input, error) => {
    const target = `AWSStepFunctions.${action}`;
    await expect(signedCall(url, { service: 'states', target, input })).resolves.toMatchObject({
      __type: error,
    });
  });
});

describe('Secrets Manager', () => {
  it.each([{ VersionStage: 'AWSPREVIOUS' }, { VersionId: 'older' }])('has no %j', async (version) => {
    const input = { SecretId: 'key', ...version };
    const call = signedCall(url, {
      service: 'secretsmanager',
      target: 'secretsmanager.GetSecretValue',
      input,
    });
    await expect(call).resolves.toMatchObject({ __type: 'ResourceNotFoundException' });
  });
});

describe('templates with what the service does not take', () => {
  const resource = (type: string, properties: Record<string, unknown>) => ({
    logicalId: 'It',
    type,
    metadata: { 'aws:asset:path': 'asset' },
    properties,
  });
  const lambdaType = lambdaResourceTypes[0]!;
  const lambda = (properties: Record<string, unknown>) => () =>
    lambdaType.identify(resource(lambdaType.name, { Runtime: 'nodejs22.x', ...properties }), place);
  const queue = (properties: Record<string, unknown>) => () =>
    queueResourceTypes(queues, () => url)[0]!.identify(resource('AWS::SQS::Queue', properties), place);
  const mapping = (properties: Record<string, unknown>) => () =>
    queueEventSource(queues).check!(resource('AWS::Lambda::EventSourceMapping', properties));
  const stream = (properties: Record<string, unknown>) => () => {
    checkMapping(resource('AWS::Lambda::EventSourceMapping', { StartingPosition: 'LATEST', ...properties }));
  };

  it.each<[string, () => unknown]>([
    ['Timeout', lambda({ Timeout: 901 })],
    ['MemorySize', lambda({ MemorySize: 64 })],
    ['AWS_REGION', lambda({ Environment: { Variables: { AWS_REGION: 'x' } } })],
    ['bytes', lambda({ Environment: { Variables: { TABLE: 'a'.repeat(4096) } } })],
    ['VisibilityTimeout', queue({ VisibilityTimeout: 43_201 })],
    ['MaximumMessageSize', queue({ MaximumMessageSize: 1 })],
    ['MaximumBatchingWindowInSeconds', mapping({ BatchSize: 100 })],
    ['BatchSize', stream({ BatchSize: 0 })],
    ['TumblingWindowInSeconds', stream({ TumblingWindowInSeconds: 901 })],
    ['MaximumRecordAgeInSeconds', stream({ MaximumRecordAgeInSeconds: 30 })],
    ['filters', () => compileFilters({ FilterCriteria: { Filters: Array(6).fill({ Pattern: '{}' }) } })],
    ['rate\\(1 minutes\\)', () => parseSchedule('rate(1 minutes)')],
    ['rate\\(5 minute\\)', () => parseSchedule('rate(5 minute)')],
    ['cron', () => parseSchedule('cron(0 12 * * * *)')],
    ['cron', () => parseSchedule('cron(0 12 ? * ? *)')],
  ])('are refused: %s', (what, start) => {
    expect(start).toThrow(new RegExp(what));
  });
});
