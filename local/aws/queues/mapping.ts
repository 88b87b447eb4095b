import { refuseOtherProperties } from '../known-properties';
import type { Machine, Resource } from '../machine';
import type { Message } from './message';
import type { Queue } from './queue';
import type { Queues } from './queues';
import { md5, systemAttributes } from './sqs-api';

const LONG_POLL_SECONDS = 20;

/**
 * Starts an `AWS::Lambda::EventSourceMapping` whose source is a queue: long polling, batches, and partial failures.
 * What the function does not take becomes visible again, and at last goes where the queue's redrive policy says.
 * Source: Lambda developer guide, "Using Lambda with Amazon SQS".
 * @throws Error for a mapping that cannot be kept here.
 */
export function startQueueMapping(
  queues: Queues,
  resource: Resource,
  machine: Pick<Machine, 'lambda' | 'log' | 'place' | 'onStop'>,
): void {
  refuseOtherProperties(resource, [
    'BatchSize',
    'Enabled',
    'EventSourceArn',
    'FunctionName',
    'FunctionResponseTypes',
    'MaximumBatchingWindowInSeconds',
    'ScalingConfig',
    'Tags',
  ]);
  const { properties, logicalId } = resource;
  if (properties['Enabled'] === false) return;
  const queue = queues.get(String(properties['EventSourceArn']));
  const { place, lambda, log } = machine;
  const name = String(properties['FunctionName']);
  const functionArn = name.startsWith('arn:')
    ? name
    : `arn:aws:lambda:${place.region}:${place.accountId}:function:${name}`;
  const reportsItems = ((properties['FunctionResponseTypes'] ?? []) as string[]).includes(
    'ReportBatchItemFailures',
  );
  let stopped = false;

  const handle = async (messages: Message[]): Promise<void> => {
    const outcome = await lambda.invoke(functionArn, event(queue, messages, place.region), 'RequestResponse');
    if (!outcome.ok) {
      log(
        'error',
        logicalId,
        `${messages.length} messages stay in ${queue.settings.name}: ${outcome.errorMessage}`,
      );
      return;
    }
    const failed = reportsItems ? failedItems(outcome.payload, messages) : new Set<string>();
    for (const message of messages)
      if (failed.has(message.id))
        queue.changeVisibility(message.receiptHandle!, queue.settings.visibilityTimeout);
      else await queue.delete(message.receiptHandle!);
  };
  const poll = async (): Promise<void> => {
    while (!stopped) {
      const messages = await queue.receive(Number(properties['BatchSize'] ?? 10), {
        wait: LONG_POLL_SECONDS,
      });
      if (messages.length > 0) await handle(messages);
    }
  };
  const polling = poll().catch((error: unknown) => {
    log('error', logicalId, `polling ${queue.settings.name} ended: ${String(error)}`);
  });
  machine.onStop(async () => {
    stopped = true;
    await queue.close();
    await polling;
  });
}

function event(queue: Queue, messages: Message[], region: string): object {
  return {
    Records: messages.map((message) => ({
      messageId: message.id,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: systemAttributes(message),
      messageAttributes: Object.fromEntries(
        Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue },
        ]),
      ),
      md5OfBody: md5(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN: queue.settings.arn,
      awsRegion: region,
    })),
  };
}

/** An answer that names no known messages, or is no such answer, fails the whole batch. */
function failedItems(payload: unknown, messages: Message[]): Set<string> {
  if (payload === null || payload === undefined) return new Set();
  const { batchItemFailures = [] } = payload as { batchItemFailures?: { itemIdentifier?: string }[] | null };
  const ids = (batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  const known = new Set(messages.map(({ id }) => id));
  return ids.every((id) => id !== undefined && known.has(id)) ? new Set(ids as string[]) : known;
}
