import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Log } from '../log';
import type { Checkout, LedgerEntry } from './checkout';

/** Where receipts go. Sending never fails a settlement that is already written. */
export interface ReceiptSink {
  send(checkout: Checkout, entries: LedgerEntry[], at: string): Promise<void>;
}

/** Publishes a receipt to the topic that whoever wants them subscribes to. */
export class TopicReceipts implements ReceiptSink {
  constructor(
    private readonly sns: SNSClient,
    private readonly topicArn: string,
    private readonly log: Log,
  ) {}

  async send(checkout: Checkout, entries: LedgerEntry[], at: string): Promise<void> {
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

function receipt(checkout: Checkout, entries: LedgerEntry[], at: string) {
  const { id: checkoutId, userId, provider, pack, status, providerReference } = checkout;
  return { checkoutId, userId, provider, pack, status, providerReference, at, entries };
}
