import { randomUUID } from 'node:crypto';
import { ServiceError } from '../endpoint/service-error';
import type { LambdaService, Log, TopicService } from '../contract';
import type { MessageAttribute } from './message';
import type { Queues } from './queues';

/** Where a topic sends what is published. */
export interface Subscription {
  protocol: 'sqs' | 'lambda' | 'email' | 'email-json';
  endpoint: string;
  rawMessageDelivery: boolean;
}

/** What was published. */
export interface Publication {
  message: string;
  /** Of the structure `json`: what a protocol gets instead. */
  byProtocol?: Record<string, unknown>;
  subject?: string;
  attributes?: Record<string, MessageAttribute>;
}

/** SNS: topics that send to queues and functions at once, and write e-mails into the log. */
export class Topics implements TopicService {
  private readonly subscriptions = new Map<string, Subscription[]>();

  constructor(
    private readonly queues: Queues,
    private readonly lambda: Pick<LambdaService, 'invoke'>,
    private readonly log: Log,
  ) {}

  create(topicArn: string): void {
    this.subscriptions.set(topicArn, []);
  }

  /** @throws ServiceError `NotFound` */
  subscribe(topicArn: string, subscription: Subscription): void {
    this.subscribers(topicArn).push(subscription);
  }

  async publish(topicArn: string, subject: string, message: string): Promise<void> {
    await this.publishMessage(topicArn, { message, subject });
  }

  /** Sends to every subscriber. One that fails does not keep the message from the others. @returns the message id. */
  async publishMessage(topicArn: string, publication: Publication): Promise<string> {
    const subscribers = this.subscribers(topicArn);
    const MessageId = randomUUID();
    const name = topicArn.slice(topicArn.lastIndexOf(':') + 1);
    for (const subscriber of subscribers) {
      const own = publication.byProtocol?.[subscriber.protocol];
      const told = typeof own === 'string' ? { ...publication, message: own } : publication;
      const notification = { ...envelope(topicArn, told), MessageId };
      await this.send(topicArn, subscriber, told, notification).catch((error: unknown) => {
        this.log('error', name, `could not tell ${subscriber.endpoint}: ${String(error)}`);
      });
    }
    return MessageId;
  }

  private subscribers(topicArn: string): Subscription[] {
    const subscribers = this.subscriptions.get(topicArn);
    if (subscribers === undefined) throw new ServiceError('NotFound', 'Topic does not exist', 404);
    return subscribers;
  }

  private async send(
    topicArn: string,
    { protocol, endpoint, rawMessageDelivery }: Subscription,
    { message, subject, attributes }: Publication,
    notification: object,
  ): Promise<void> {
    switch (protocol) {
      case 'sqs':
        await this.queues
          .get(endpoint)
          .send(
            rawMessageDelivery ? message : JSON.stringify(notification),
            rawMessageDelivery && attributes !== undefined ? { attributes } : {},
          );
        return;
      case 'lambda': {
        const record = {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: topicArn,
          Sns: notification,
        };
        const outcome = await this.lambda.invoke(endpoint, { Records: [record] }, 'Event');
        if (!outcome.ok) throw new Error(outcome.errorMessage);
        return;
      }
      default:
        this.log(
          'info',
          'sns',
          `E-mail to ${endpoint}: ${subject ?? 'AWS Notification Message'}\n${message}`,
        );
    }
  }
}

/** Source: SNS developer guide, "Parsing Amazon SNS message formats". */
function envelope(topicArn: string, { message, subject, attributes }: Publication): object {
  return {
    Type: 'Notification',
    TopicArn: topicArn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: message,
    Timestamp: new Date().toISOString(),
    ...(attributes === undefined || Object.keys(attributes).length === 0
      ? {}
      : {
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
              name,
              { Type: DataType, Value: StringValue ?? BinaryValue },
            ]),
          ),
        }),
  };
}
