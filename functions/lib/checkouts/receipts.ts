import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Checkout } from '../../../model/checkouts';
import type { CreditChange } from '../../../model/credits';
import type { Log } from '../log';

/** Where receipts go. Sending never fails a settlement that is already written. */
export interface ReceiptSink {
  send(checkout: Checkout, entries: CreditChange[], at: string): Promise<void>;
}

/** Publishes a receipt to the topic, for those who subscribe to it. */
export class TopicReceipts implements ReceiptSink {
  constructor(
    private readonly sns: SNSClient,
    private readonly topicArn: string,
    private readonly log: Log,
  ) {}

  async send(checkout: Checkout, entries: CreditChange[], at: string): Promise<void> {
    try {
      await this.sns.send(
        new PublishCommand({
          TopicArn: this.topicArn,
          Subject: `Credits ${checkout.status.toLowerCase()}`,
          Message: JSON.stringify(receipt(checkout, entries, at)),
          MessageAttributes: { status: { DataType: 'String', StringValue: checkout.status } },
        }),
      );
    } catch (error) {
      this.log('error', 'ReceiptNotSent', { checkoutId: checkout.id, reason: (error as Error).name });
    }
  }
}

function receipt(checkout: Checkout, entries: CreditChange[], at: string) {
  const { id: checkoutId, userId, provider, pack, status, providerReference } = checkout;
  return { checkoutId, userId, provider, pack, status, providerReference, at, entries };
}
