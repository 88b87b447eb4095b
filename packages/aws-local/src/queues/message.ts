/** A message attribute as SQS and SNS write it. */
export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  BinaryValue?: string;
}

/** A message that waits in a queue. */
export interface Message {
  id: string;
  body: string;
  attributes: Record<string, MessageAttribute>;
  /** Milliseconds since the epoch. */
  sentAt: number;
  /** When it can be received (again). */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** Proof of the newest receive, needed to delete. */
  receiptHandle?: string;
}

/** What a queue is like. Seconds. */
export interface QueueSettings {
  name: string;
  arn: string;
  visibilityTimeout: number;
  delay: number;
  retention: number;
  receiveWaitTime: number;
  /** Bytes. */
  maximumMessageSize: number;
  redrive?: { deadLetterArn: string; maxReceiveCount: number };
}
