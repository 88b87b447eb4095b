import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { transmissionWrite } from '../../model/checkouts';
import { transmissionKey } from '../../model/keys';
import type { PaymentProvider } from '../../schema/generated/types';
import { getItem } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';

/** What remembers which transmissions were taken, for as long as their signatures are good. */
export interface Transmissions {
  /** Whether a transmission was taken before. */
  isKnown(provider: PaymentProvider, transmission: string): Promise<boolean>;
  /**
   * From now on it is known, and no further copy is put on the queue: only for what is safely there.
   * @returns false if another copy was remembered in between.
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
    const key = transmissionKey(provider, hashOf(transmission));
    return (await getItem(this.dynamodb, this.tableName, key)) !== undefined;
  }

  remember(provider: PaymentProvider, transmission: string) {
    const expiresAt = Math.floor(this.now() / 1000) + REMEMBERED;
    const write = transmissionWrite(provider, hashOf(transmission), expiresAt);
    return writeItem(this.dynamodb, this.tableName, write);
  }
}

function hashOf(transmission: string): string {
  return createHash('sha256').update(transmission).digest('hex');
}
