import { createHash } from 'node:crypto';
import { refuseOtherParameters, textList, wholeNumber } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Action, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { Place } from '../contract';
import type { Message } from './message';
import type { Queue } from './queue';
import type { Queues } from './queues';
import {
  BAD_VALUE,
  readEntries,
  readHandle,
  readReceive,
  readSend,
  SQS_LIMITS,
  wantedAttributes,
  type Sendable,
} from './sqs-requests';
import { queueArn, queueArnOfUrl, queueUrl } from './urls';

/** What `GetQueueAttributes` knows by name. */
const QUEUE_ATTRIBUTES = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'DelaySeconds',
  'LastModifiedTimestamp',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'QueueArn',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

/** The SQS API (AWS JSON 1.0) that applications use. Queues themselves are made by the template. */
export function sqsApi(queues: Queues, place: Place, endpoint: () => string): ServiceApi {
  const urlOf = ({ settings }: Queue): string => queueUrl(endpoint(), place, settings.name);
  const arnOf = (input: Input): string => queueArnOfUrl(requiredText(input, 'QueueUrl'), place);
  const onQueue = (run: (queue: Queue, input: Input) => Promise<object>): Action => ({
    resource: arnOf,
    run: (input) => run(queues.get(arnOf(input)), input),
  });
  return {
    service: 'sqs',
    protocol: 'json',
    actions: {
      SendMessage: onQueue(send),
      SendMessageBatch: onQueue(sendBatch),
      ReceiveMessage: onQueue(receive),
      DeleteMessage: onQueue(deleteMessage),
      DeleteMessageBatch: onQueue((queue, input) => batch(input, (entry) => deleteMessage(queue, entry))),
      ChangeMessageVisibility: onQueue(changeVisibility),
      ChangeMessageVisibilityBatch: onQueue((queue, input) =>
        batch(input, (entry) => changeVisibility(queue, entry)),
      ),
      GetQueueAttributes: onQueue(getAttributes),
      PurgeQueue: onQueue(purge),
      GetQueueUrl: {
        resource: (input) => queueArn(place, requiredText(input, 'QueueName')),
        run(input) {
          refuseOtherParameters(input, ['QueueName', 'QueueOwnerAWSAccountId'], BAD_VALUE);
          const queue = queues.get(queueArn(place, requiredText(input, 'QueueName')));
          return Promise.resolve({ QueueUrl: urlOf(queue) });
        },
      },
      ListQueues: {
        resource: () => '*',
        run(input) {
          refuseOtherParameters(input, ['QueueNamePrefix'], BAD_VALUE);
          const prefix = typeof input['QueueNamePrefix'] === 'string' ? input['QueueNamePrefix'] : '';
          const found = queues.all().filter(({ settings }) => settings.name.startsWith(prefix));
          return Promise.resolve(found.length === 0 ? {} : { QueueUrls: found.map(urlOf) });
        },
      },
    },
  };
}

async function send(queue: Queue, input: Input): Promise<object> {
  return put(queue, readSend(input, queue.settings.maximumMessageSize));
}

async function put(queue: Queue, { body, attributes, delaySeconds }: Sendable): Promise<object> {
  const MessageId = await queue.send(body, { attributes, delaySeconds });
  return { MessageId, MD5OfMessageBody: md5(body) };
}

/** All entries together may be as large as one message. */
async function sendBatch(queue: Queue, input: Input): Promise<object> {
  let size = 0;
  for (const { MessageBody } of readEntries(input))
    size += typeof MessageBody === 'string' ? Buffer.byteLength(MessageBody) : 0;
  if (size > SQS_LIMITS.message)
    throw new ServiceError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${SQS_LIMITS.message} bytes. You have sent ${size} bytes.`,
    );
  return batch(input, (entry) => send(queue, entry));
}

async function receive(queue: Queue, input: Input): Promise<object> {
  const { limit, visibilityTimeout, wait, systemAttributes: system, messageAttributes } = readReceive(input);
  const messages = await queue.receive(limit, { visibilityTimeout, wait });
  if (messages.length === 0) return {};
  return {
    Messages: messages.map((message) => {
      const own = Object.entries(systemAttributes(message)).filter(
        ([name]) => system.includes('All') || system.includes(name),
      );
      const attributes = wantedAttributes(message, messageAttributes);
      return {
        MessageId: message.id,
        ReceiptHandle: message.receiptHandle,
        Body: message.body,
        MD5OfBody: md5(message.body),
        ...(own.length > 0 && { Attributes: Object.fromEntries(own) }),
        ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
      };
    }),
  };
}

async function deleteMessage(queue: Queue, input: Input): Promise<object> {
  refuseOtherParameters(input, ['Id', 'QueueUrl', 'ReceiptHandle'], BAD_VALUE);
  await queue.delete(readHandle(input));
  return {};
}

function changeVisibility(queue: Queue, input: Input): Promise<object> {
  refuseOtherParameters(input, ['Id', 'QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'], BAD_VALUE);
  const handle = readHandle(input);
  const range = { from: 0, to: SQS_LIMITS.visibility, code: BAD_VALUE };
  const seconds = wholeNumber(input, 'VisibilityTimeout', range);
  if (seconds === undefined)
    throw new ServiceError('MissingParameter', 'The request must contain the parameter VisibilityTimeout.');
  if (!queue.changeVisibility(handle, seconds))
    throw new ServiceError('MessageNotInflight', 'The message is not in flight.');
  return Promise.resolve({});
}

async function batch(input: Input, run: (entry: Input) => Promise<object>): Promise<object> {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of readEntries(input))
    try {
      Successful.push({ Id: entry['Id'], ...(await run(entry)) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      Failed.push({ Id: entry['Id'], Code: error.code, Message: error.message, SenderFault: true });
    }
  return { Successful, Failed };
}

function getAttributes(queue: Queue, input: Input): Promise<object> {
  refuseOtherParameters(input, ['QueueUrl', 'AttributeNames'], BAD_VALUE);
  const names = textList(input, 'AttributeNames', BAD_VALUE);
  const all = attributesOf(queue);
  const unknown = names.find((name) => name !== 'All' && !QUEUE_ATTRIBUTES.includes(name));
  if (unknown !== undefined) throw new ServiceError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return Promise.resolve(wanted.length === 0 ? {} : { Attributes: Object.fromEntries(wanted) });
}

async function purge(queue: Queue, input: Input): Promise<object> {
  refuseOtherParameters(input, ['QueueUrl'], BAD_VALUE);
  if (!(await queue.purge()))
    throw new ServiceError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.settings.name} is allowed every 60 seconds.`,
    );
  return {};
}

/** Attributes that the service itself gives a received message. */
export function systemAttributes(message: Message): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    SenderId: 'local',
  };
}

function attributesOf(queue: Queue): Record<string, string> {
  const { settings } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  return {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(settings.visibilityTimeout),
    MaximumMessageSize: String(settings.maximumMessageSize),
    MessageRetentionPeriod: String(settings.retention),
    DelaySeconds: String(settings.delay),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWaitTime),
    ...(settings.redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: settings.redrive.deadLetterArn,
            maxReceiveCount: settings.redrive.maxReceiveCount,
          }),
        }),
  };
}

/** SDK clients compare it. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
