import { createHash } from 'node:crypto';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Action, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { Place } from '../contract';
import type { Message, MessageAttribute } from './message';
import type { Queue } from './queue';
import type { Queues } from './queues';
import { queueArn, queueArnOfUrl, queueUrl } from './urls';

const LARGEST_BODY = 1_048_576;
const LARGEST_BATCH = 10;

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
      SendMessageBatch: onQueue((queue, input) => batch(input, (entry) => send(queue, entry))),
      ReceiveMessage: onQueue(receive),
      DeleteMessage: onQueue(deleteMessage),
      DeleteMessageBatch: onQueue((queue, input) => batch(input, (entry) => deleteMessage(queue, entry))),
      ChangeMessageVisibility: onQueue(changeVisibility),
      ChangeMessageVisibilityBatch: onQueue((queue, input) =>
        batch(input, (entry) => changeVisibility(queue, entry)),
      ),
      GetQueueAttributes: onQueue((queue) => Promise.resolve({ Attributes: attributesOf(queue) })),
      PurgeQueue: onQueue(async (queue) => {
        await queue.purge();
        return {};
      }),
      GetQueueUrl: {
        resource: (input) => queueArn(place, requiredText(input, 'QueueName')),
        run(input) {
          const queue = queues.get(queueArn(place, requiredText(input, 'QueueName')));
          return Promise.resolve({ QueueUrl: urlOf(queue) });
        },
      },
      ListQueues: {
        resource: () => '*',
        run: () => Promise.resolve({ QueueUrls: queues.all().map(urlOf) }),
      },
    },
  };
}

async function send(queue: Queue, input: Input): Promise<object> {
  const body = requiredText(input, 'MessageBody');
  if (Buffer.byteLength(body) > LARGEST_BODY)
    throw new ServiceError('InvalidParameterValue', `Message must be shorter than ${LARGEST_BODY} bytes.`);
  const MessageId = await queue.send(body, {
    attributes: (input['MessageAttributes'] ?? {}) as Record<string, MessageAttribute>,
    delaySeconds: input['DelaySeconds'] as number | undefined,
  });
  return { MessageId, MD5OfMessageBody: md5(body) };
}

async function receive(queue: Queue, input: Input): Promise<object> {
  const limit = Number(input['MaxNumberOfMessages'] ?? 1);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_BATCH)
    throw new ServiceError('InvalidParameterValue', 'MaxNumberOfMessages must be from 1 to 10.');
  const messages = await queue.receive(limit, {
    visibilityTimeout: input['VisibilityTimeout'] as number | undefined,
    wait: input['WaitTimeSeconds'] as number | undefined,
  });
  return { Messages: messages.map(describeMessage) };
}

async function deleteMessage(queue: Queue, input: Input): Promise<object> {
  await queue.delete(requiredText(input, 'ReceiptHandle'));
  return {};
}

function changeVisibility(queue: Queue, input: Input): Promise<object> {
  if (!queue.changeVisibility(requiredText(input, 'ReceiptHandle'), Number(input['VisibilityTimeout'])))
    throw new ServiceError('MessageNotInflight', 'The message is not in flight.');
  return Promise.resolve({});
}

async function batch(input: Input, run: (entry: Input) => Promise<object>): Promise<object> {
  const entries = (input['Entries'] ?? []) as Input[];
  if (entries.length === 0) throw new ServiceError('EmptyBatchRequest', 'The batch request has no entries.');
  if (entries.length > LARGEST_BATCH)
    throw new ServiceError('TooManyEntriesInBatchRequest', 'A batch has ten entries at most.');
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries)
    try {
      Successful.push({ Id: entry['Id'], ...(await run(entry)) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      Failed.push({ Id: entry['Id'], Code: error.code, Message: error.message, SenderFault: true });
    }
  return { Successful, Failed };
}

function describeMessage(message: Message): object {
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: systemAttributes(message),
    ...(Object.keys(message.attributes).length === 0 ? {} : { MessageAttributes: message.attributes }),
  };
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
