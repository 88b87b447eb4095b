import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { transmissionKey, type PaymentProvider } from '../../model/checkouts';
import { toItem } from '../payments/attributes';

/** What remembers which transmissions were taken, for as long as their signatures are good. */
export interface Transmissions {
  /** @returns false if this transmission was taken before. */
  take(provider: PaymentProvider, transmission: string): Promise<boolean>;
  /** Lets a transmission be taken again, because what it brought could not be kept. */
  forget(provider: PaymentProvider, transmission: string): Promise<void>;
}

/** Seconds that a transmission is remembered: longer than any signature stays good. */
const REMEMBERED = 4 * 24 * 3600;

/** The transmissions in the one table, removed by its time to live. */
export class TableTransmissions implements Transmissions {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    private readonly tableName: string,
    private readonly now: () => number = Date.now,
  ) {}

  async take(provider: PaymentProvider, transmission: string) {
    const expiresAt = Math.floor(this.now() / 1000) + REMEMBERED;
    try {
      await this.dynamodb.send(
        new PutItemCommand({
          TableName: this.tableName,
          Item: toItem({ ...keyOf(provider, transmission), expiresAt }),
          ConditionExpression: 'attribute_not_exists(PK)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async forget(provider: PaymentProvider, transmission: string) {
    await this.dynamodb.send(
      new DeleteItemCommand({ TableName: this.tableName, Key: toItem(keyOf(provider, transmission)) }),
    );
  }
}

function keyOf(provider: PaymentProvider, transmission: string) {
  return transmissionKey(provider, createHash('sha256').update(transmission).digest('hex'));
}
