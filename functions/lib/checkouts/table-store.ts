import { QueryCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CHECKOUT,
  CHECKOUT_REQUEST,
  CHECKOUTS_BY_NEXT_CHECK,
  CHECKOUTS_BY_REFERENCE,
  begunOnDay,
  checkoutIn,
  checkoutWrites,
  checkPartition,
  freePlace,
  newCheckoutWrites,
} from '../../../model/checkouts';
import type {
  Checkout,
  CheckoutRequest,
  CheckQueue,
  DayLimit,
  OpenCheckouts,
} from '../../../model/checkouts';
import type { AuditEntry } from '../../../model/audit-trail';
import type { CreditChange } from '../../../model/credits';
import {
  CHECKOUT_PREFIX,
  checkoutKey,
  checkoutRequestKey,
  openCheckoutsKey,
  type Key,
} from '../../../model/keys';
import type { Write } from '../../../model/writes';
import { toItem } from '../dynamodb/attributes';
import { getItem, plain, read, type PlainItem } from '../dynamodb/items';
import { transact } from '../dynamodb/transact';
import { log as writeLog, type Log } from '../log';
import { omit } from './omit';
import type { CheckoutStore } from './store';

/** The checkouts in the one table. */
export class TableStore implements CheckoutStore {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    private readonly tableName: string,
    private readonly log: Log = writeLog,
  ) {}

  async read(userId: string, checkoutId: string) {
    const item = await this.get(checkoutKey(userId, checkoutId));
    return item && toCheckout(item);
  }

  async findByReference(reference: string) {
    const values = { ':reference': reference };
    return (await this.find(CHECKOUTS_BY_REFERENCE, 'providerReference = :reference', values, 1))[0];
  }

  async newest(userId: string, Limit: number) {
    const { Items = [] } = await this.dynamodb.send(
      new QueryCommand({
        TableName: this.tableName,
        ConsistentRead: true,
        ScanIndexForward: false,
        KeyConditionExpression: 'PK = :voter AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: toItem({
          ':voter': checkoutKey(userId, '').PK,
          ':prefix': CHECKOUT_PREFIX,
        }),
        Limit,
      }),
    );
    return readableCheckouts(Items.map(plain), this.log);
  }

  async readRequest(userId: string, idempotencyKey: string) {
    const item = await this.get(checkoutRequestKey(userId, idempotencyKey));
    return item && read(CHECKOUT_REQUEST, item);
  }

  async room(userId: string, at: string) {
    const open = ((await this.get(openCheckoutsKey(userId))) ?? {}) as OpenCheckouts;
    return { place: freePlace(open), begunToday: begunOnDay(open, at) };
  }

  create(checkout: Checkout, request?: CheckoutRequest, perDay?: DayLimit) {
    const now = Math.floor(Date.parse(checkout.createdAt) / 1000);
    return this.write(newCheckoutWrites(checkout, now, request, perDay));
  }

  async replace(read: Checkout, changes: CreditChange[], at: string, act?: AuditEntry) {
    const left = read.status === 'PENDING' || read.place === undefined ? [] : [read.place];
    const kept: Checkout = left.length === 0 ? read : omit(read, 'place');
    const next = { ...kept, version: read.version + 1, updatedAt: at };
    return (await this.write(checkoutWrites(next, changes, at, { left, act }))) ? next : undefined;
  }

  due(queue: CheckQueue, now: string, limit: number) {
    const condition = 'pendingSince = :pending AND nextCheckAt <= :now';
    const values = { ':pending': checkPartition(queue), ':now': now };
    return this.find(CHECKOUTS_BY_NEXT_CHECK, condition, values, limit);
  }

  /** An index is a little behind: what it finds is read again from the table. */
  private async find(
    IndexName: string,
    KeyConditionExpression: string,
    values: object,
    Limit: number,
  ): Promise<Checkout[]> {
    const ExpressionAttributeValues: Record<string, AttributeValue> = toItem(values);
    const { Items = [] } = await this.dynamodb.send(
      new QueryCommand({
        TableName: this.tableName,
        IndexName,
        KeyConditionExpression,
        ExpressionAttributeValues,
        Limit,
      }),
    );
    const items = await Promise.all(
      Items.map((found) => {
        const { PK, SK } = plain(found);
        return this.get({ PK, SK });
      }),
    );
    return readableCheckouts(
      items.filter((item) => item !== undefined),
      this.log,
    );
  }

  private get(key: Key): Promise<PlainItem | undefined> {
    return getItem(this.dynamodb, this.tableName, key);
  }

  /**
   * @returns false if a condition failed, another transaction was at the same items, or one was cancelled because
   * the table was busy: nothing was written, and all mean "read again".
   * @throws whatever else went wrong.
   */
  private async write(writes: Write[]): Promise<boolean> {
    return (await transact(this.dynamodb, this.tableName, writes)) === 'COMMITTED';
  }
}

/**
 * Checkouts from their items. One that cannot be read stands in nobody's way: it is left where it is, and told of.
 */
export function readableCheckouts(items: PlainItem[], log: Log): Checkout[] {
  return items.flatMap((item) => {
    try {
      return [toCheckout(item)];
    } catch (error) {
      log('error', 'CheckoutUnreadable', { reason: (error as Error).message });
      return [];
    }
  });
}

/** A checkout from its item. */
export function toCheckout(item: PlainItem): Checkout {
  return checkoutIn(read(CHECKOUT, item));
}
