import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { transmissionKey, type PaymentProvider } from '../../model/checkouts';
import { toItem } from '../lib/dynamodb/attributes';

/** What remembers which transmissions were taken, for as long as their signatures are good. */
export interface Transmissions {
  /** Whether a transmission was taken before. */
  isKnown(provider: PaymentProvider, transmission: string): Promise<boolean>;
  /**
   * From now on it is known, and every further copy refused: only for what is safely on the queue.
   * @returns false if another copy was remembered meanwhile.
   */
  remember(provider: PaymentProvider, transmission: string): Promise<boolean>;
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

  async isKnown(provider: PaymentProvider, transmission: string) {
    const Key = toItem(keyOf(provider, transmission));
    const { Item } = await this.dynamodb.send(
      new GetItemCommand({ TableName: this.tableName, Key, ConsistentRead: true }),
    );
    return Item !== undefined;
  }

  async remember(provider: PaymentProvider, transmission: string) {
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
}

function keyOf(provider: PaymentProvider, transmission: string) {
  return transmissionKey(provider, createHash('sha256').update(transmission).digest('hex'));
}
