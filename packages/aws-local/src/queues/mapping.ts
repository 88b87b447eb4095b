import { refuseOtherProperties, refuseOutside, type LocalAws } from '../contract';
import {
  compileFilters,
  mappedFunction,
  type EventSource,
  type MappedFunction,
} from '../lambda/event-source-mapping';
import type { Message } from './message';
import type { Queue } from './queue';
import type { Queues } from './queues';
import { md5, systemAttributes } from './sqs-api';

const LONG_POLL_SECONDS = 20;
/** A batch is handed over by one poller as soon as it has a message: every batching window permits that. */
const PROPERTIES = [
  'BatchSize',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MetricsConfig',
  'ScalingConfig',
  'Tags',
];

/**
 * Queues as event sources of functions: long polling, batches, and partial failures. What the function does not take
 * becomes visible again, and in the end goes where the queue's redrive policy says.
 * Source: Lambda developer guide, "Using Lambda with Amazon SQS".
 */
export function queueEventSource(queues: Queues): EventSource {
  return {
    service: 'sqs',
    check(resource) {
      refuseOtherProperties(resource, PROPERTIES);
      compileFilters(resource.properties);
      refuseOutside(resource.properties, {
        BatchSize: [1, 10_000],
        MaximumBatchingWindowInSeconds: [0, 300],
      });
      const { BatchSize = 10, MaximumBatchingWindowInSeconds: window = 0 } = resource.properties;
      if (Number(BatchSize) > 10 && Number(window) < 1)
        throw new Error('a BatchSize of more than 10 needs a MaximumBatchingWindowInSeconds of at least 1.');
    },
    start(resource, aws) {
      const queue = queues.get(String(resource.properties['EventSourceArn']));
      const batchSize = Number(resource.properties['BatchSize'] ?? 10);
      const poller = new Poller(queue, { ...mappedFunction(resource, aws.place), batchSize }, aws);
      aws.onStop(() => poller.stop());
    },
  };
}

/** What a template says of a mapping. */
interface Mapping extends MappedFunction {
  batchSize: number;
}

class Poller {
  private stopped = false;
  private readonly polling: Promise<void>;

  constructor(
    private readonly queue: Queue,
    private readonly mapping: Mapping,
    private readonly aws: Pick<LocalAws, 'lambda' | 'log' | 'place'>,
  ) {
    this.polling = this.poll().catch((error: unknown) => {
      aws.log('error', mapping.functionName, `polling ${queue.settings.name} ended: ${String(error)}`);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.queue.close();
    await this.polling;
  }

  private async poll(): Promise<void> {
    while (!this.stopped) {
      const received = await this.queue.receive(this.mapping.batchSize, { wait: LONG_POLL_SECONDS });
      const messages: Message[] = [];
      for (const message of received)
        if (this.mapping.accepts(filterable(message))) messages.push(message);
        else await this.queue.delete(message.receiptHandle!);
      if (messages.length > 0) await this.handle(messages);
    }
  }

  private async handle(messages: Message[]): Promise<void> {
    const { queue, aws, mapping } = this;
    const payload = event(queue, messages, aws.place.region);
    const outcome = await aws.lambda.invoke(mapping.functionArn, payload, 'RequestResponse');
    if (!outcome.ok) {
      const what = `${messages.length} messages stay in ${queue.settings.name}: ${outcome.errorMessage}`;
      aws.log('error', mapping.functionName, what);
      return;
    }
    const failed = mapping.reportsItemFailures ? failedItems(outcome.payload, messages) : new Set<string>();
    for (const { id, receiptHandle } of messages) if (!failed.has(id)) await queue.delete(receiptHandle!);
  }
}

/** Filters see a body that is JSON as what it says. */
function filterable(message: Message): object {
  let body: unknown = message.body;
  try {
    body = JSON.parse(message.body);
  } catch {
    // A text, then.
  }
  return { body };
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
