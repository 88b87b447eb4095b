import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import { Queues } from '../../src/queues/queues';
import { snsApi } from '../../src/queues/sns-api';
import { Topics } from '../../src/queues/topics';
import { signedForm } from './signed-call';
import { Surroundings } from './surroundings';

const TopicArn = 'arn:aws:sns:us-east-1:123456789012:receipts';
const queueArn = 'arn:aws:sqs:us-east-1:123456789012:inbox';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:mail';

let directory: string;
let around: Surroundings;
let queues: Queues;
let topics: Topics;
let endpoint: ServiceEndpoint;
let url: string;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'topics-'));
  around = new Surroundings();
  queues = new Queues(directory, around.metrics, around.ages);
  queues.create({
    name: 'inbox',
    arn: queueArn,
    visibilityTimeout: 30,
    delay: 0,
    retention: 60,
    receiveWaitTime: 0,
    maximumMessageSize: 1_048_576,
  });
  topics = new Topics(queues, around.lambda, around.log);
  topics.create(TopicArn);
  endpoint = new ServiceEndpoint(around.iam.principal, around.log);
  endpoint.add(snsApi(topics));
  url = await endpoint.open();
});
afterEach(async () => {
  await endpoint.close();
  await queues.stop();
  rmSync(directory, { recursive: true });
});

interface PublishAnswer {
  PublishResponse?: { PublishResult: { MessageId: string } };
  ErrorResponse?: { Error: { Code: string } };
}
const publish = async (topicArn = TopicArn): Promise<PublishAnswer> =>
  new XMLParser().parse(
    await signedForm(url, 'sns', {
      Action: 'Publish',
      Version: '2010-03-31',
      TopicArn: topicArn,
      Subject: 'Credits paid',
      Message: '{"credits":5, "note":"<&>"}',
      'MessageAttributes.entry.1.Name': 'status',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'PAID',
    }),
  ) as PublishAnswer;
const inbox = async () => (await queues.get(queueArn).receive(10))[0]!;

it('tells queues, functions and, in the log, people', async () => {
  topics.subscribe(TopicArn, { protocol: 'sqs', endpoint: queueArn, rawMessageDelivery: false });
  topics.subscribe(TopicArn, { protocol: 'lambda', endpoint: functionArn, rawMessageDelivery: false });
  topics.subscribe(TopicArn, { protocol: 'email', endpoint: 'ops@example.com', rawMessageDelivery: false });

  const { MessageId } = (await publish()).PublishResponse!.PublishResult;

  const notification = {
    Type: 'Notification',
    MessageId,
    TopicArn,
    Subject: 'Credits paid',
    Message: '{"credits":5, "note":"<&>"}',
    MessageAttributes: { status: { Type: 'String', Value: 'PAID' } },
  };
  expect(JSON.parse((await inbox()).body)).toMatchObject(notification);
  expect(around.invocations).toMatchObject([{ functionArn, payload: { Records: [{ Sns: notification }] } }]);
  expect(around.lines.join('\n')).toContain('E-mail to ops@example.com: Credits paid');
});

it('delivers the message alone where that is asked for', async () => {
  topics.subscribe(TopicArn, { protocol: 'sqs', endpoint: queueArn, rawMessageDelivery: true });
  await publish();
  expect(await inbox()).toMatchObject({
    body: '{"credits":5, "note":"<&>"}',
    attributes: { status: { DataType: 'String', StringValue: 'PAID' } },
  });
});

it('tells the others when one subscriber fails', async () => {
  topics.subscribe(TopicArn, { protocol: 'sqs', endpoint: `${queueArn}-gone`, rawMessageDelivery: false });
  topics.subscribe(TopicArn, { protocol: 'sqs', endpoint: queueArn, rawMessageDelivery: false });
  await publish();
  expect(await inbox()).toBeDefined();
  expect(around.lines.join('\n')).toContain(`could not tell ${queueArn}-gone`);
});

it('refuses callers without a policy, and topics that are not there', async () => {
  around.allows = (action, resource) => action === 'sns:Publish' && resource !== TopicArn;
  expect((await publish()).ErrorResponse?.Error.Code).toBe('AccessDeniedException');
  expect((await publish(`${TopicArn}-2`)).ErrorResponse?.Error.Code).toBe('NotFound');
});
