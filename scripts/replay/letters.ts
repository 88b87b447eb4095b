import type { DynamoDBRecord } from 'aws-lambda';
import type { SetAside } from '../../functions/count-votes/handler';
import type { PaymentNotice } from '../../functions/lib/checkouts/webhook';

/** Queues of what was given up, by the names of their alarms. */
export const DEAD_LETTER_QUEUES = ['UnsettledPayments', 'UncountedVotes', 'UnannouncedChanges'] as const;
export type DeadLetterQueue = (typeof DEAD_LETTER_QUEUES)[number];

/** Where the records of a batch are that was given up ("Discarded batches" of Lambda's on-failure destinations). */
export interface StreamBatch {
  shardId: string;
  startSequenceNumber: string;
  endSequenceNumber: string;
  approximateArrivalOfFirstRecord: string;
  approximateArrivalOfLastRecord: string;
  batchSize: number;
  streamArn: string;
}

/** What a message says. */
export type Content =
  | { kind: 'payment'; notice: PaymentNotice }
  | { kind: 'record'; record: DynamoDBRecord; reason: string }
  | { kind: 'batch'; batch: StreamBatch }
  | { kind: 'unknown' };

/** Reads the body of a message. What is not of the queue is `unknown`, and is left alone. */
export function contentOf(queue: DeadLetterQueue, body: string): Content {
  const message = parsed(body) as Partial<PaymentNotice & SetAside & { DDBStreamBatchInfo: StreamBatch }>;
  if (queue === 'UnsettledPayments') {
    const { provider, eventId, eventType, subject } = message;
    return provider && eventId && eventType && subject
      ? { kind: 'payment', notice: message as PaymentNotice }
      : { kind: 'unknown' };
  }
  const { DDBStreamBatchInfo: batch, record, reason = '' } = message;
  if (batch?.shardId && batch.startSequenceNumber && batch.endSequenceNumber) return { kind: 'batch', batch };
  if (queue === 'UncountedVotes' && record?.dynamodb?.Keys) return { kind: 'record', record, reason };
  return { kind: 'unknown' };
}

function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** A message in one line, without anything about a person but the keys of a vote. */
export function describe(content: Content): string {
  switch (content.kind) {
    case 'payment': {
      const { provider, eventType, eventId, subject } = content.notice;
      return `${provider} ${eventType} ${eventId} about ${subject.kind} ${subject.id}`;
    }
    case 'record': {
      const { PK, SK } = content.record.dynamodb?.Keys ?? {};
      return `vote ${PK?.S ?? '?'} ${SK?.S ?? '?'}: ${content.reason}`;
    }
    case 'batch': {
      const { batchSize, shardId, startSequenceNumber, endSequenceNumber } = content.batch;
      return `${batchSize} records of ${shardId}, ${startSequenceNumber} to ${endSequenceNumber}`;
    }
    default:
      return 'a message of another kind';
  }
}
