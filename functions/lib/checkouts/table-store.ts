import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  CHECKOUTS_BY_NEXT_CHECK,
  CHECKOUTS_BY_REFERENCE,
  checkPartition,
  checkoutKey,
  checkoutRequestKey,
  type CheckQueue,
} from '../../../model/checkouts';
import { closureKey, type Key } from '../../../model/keys';
import { fromItem, toItem } from '../dynamodb/attributes';
import { outcomeOf } from '../dynamodb/transact';
import type { Checkout, LedgerEntry } from './checkout';
import { isAwaited } from './checks';
import { creditWrites } from './credit-writes';
import { omit } from './omit';
import type { CheckoutRequest, CheckoutStore, KnownRequest } from './store';

/** The checkouts in the one table. */
export class TableStore implements CheckoutStore {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async read(userId: string, checkoutId: string) {
    const item = await this.get(checkoutKey(userId, checkoutId));
    return item && toCheckout(item);
  }

  async findByReference(reference: string) {
    const { Items = [] } = await this.dynamodb.send(
      new QueryCommand({
        TableName: this.tableName,
        IndexName: CHECKOUTS_BY_REFERENCE,
        KeyConditionExpression: 'providerReference = :reference',
        ExpressionAttributeValues: { ':reference': { S: reference } },
        Limit: 1,
      }),
    );
    return (await this.readAll(Items))[0];
  }

  async readRequest(userId: string, idempotencyKey: string) {
    const item = await this.get(checkoutRequestKey(userId, idempotencyKey));
    return item && (fromItem(item) as unknown as KnownRequest);
  }

  async create(checkout: Checkout, request?: CheckoutRequest) {
    const put = (item: object) => ({
      TableName: this.tableName,
      Item: toItem(item),
      ConditionExpression: 'attribute_not_exists(PK)',
    });
    const writes = [put(toStored(checkout))];
    if (request) {
      const key = checkoutRequestKey(checkout.userId, request.idempotencyKey);
      writes.push(put({ ...key, ...request, checkoutId: checkout.id, createdAt: checkout.createdAt }));
    }
    const open = { ConditionCheck: this.accountIsOpen(checkout) };
    return this.unlessRefused(
      new TransactWriteItemsCommand({ TransactItems: [open, ...writes.map((Put) => ({ Put }))] }),
    );
  }

  async replace(read: Checkout, entries: LedgerEntry[], at: string) {
    const next = { ...read, version: read.version + 1, updatedAt: at };
    const put = {
      TableName: this.tableName,
      Item: toItem(toStored(next)),
      ConditionExpression: 'version = :read',
      ExpressionAttributeValues: { ':read': { N: String(read.version) } },
    };
    const command =
      entries.length === 0
        ? new PutItemCommand(put)
        : new TransactWriteItemsCommand({
            TransactItems: [{ Put: put }, ...creditWrites(this.tableName, next, entries, at)],
          });
    return (await this.unlessRefused(command)) ? next : undefined;
  }

  async due(queue: CheckQueue, now: string, limit: number) {
    const { Items = [] } = await this.dynamodb.send(
      new QueryCommand({
        TableName: this.tableName,
        IndexName: CHECKOUTS_BY_NEXT_CHECK,
        KeyConditionExpression: 'pendingSince = :pending AND nextCheckAt <= :now',
        ExpressionAttributeValues: { ':pending': { S: checkPartition(queue) }, ':now': { S: now } },
        Limit: limit,
      }),
    );
    return this.readAll(Items);
  }

  /** Expired items may stay for days ("Using time to live (TTL) in DynamoDB"), so that the time is compared as well. */
  private accountIsOpen({ userId, createdAt }: Checkout) {
    return {
      TableName: this.tableName,
      Key: toItem(closureKey(userId)),
      ConditionExpression: 'attribute_not_exists(PK) OR expiresAt < :now',
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(Date.parse(createdAt) / 1000)) } },
    };
  }

  /** An index is a little behind: what it finds is read again from the table. */
  private async readAll(found: Record<string, AttributeValue>[]) {
    const items = await Promise.all(
      found.map(({ PK, SK }) => this.get({ PK: PK?.S ?? '', SK: SK?.S ?? '' })),
    );
    return items.filter((item) => item !== undefined).map(toCheckout);
  }

  private async get(key: Key) {
    const { Item } = await this.dynamodb.send(
      new GetItemCommand({ TableName: this.tableName, Key: toItem(key), ConsistentRead: true }),
    );
    return Item;
  }

  /**
   * @returns false if a condition failed, another transaction was at the same items, or one was cancelled because
   * the table was busy: nothing was written, and all mean "read again".
   * @throws whatever else went wrong.
   */
  private async unlessRefused(command: PutItemCommand | TransactWriteItemsCommand): Promise<boolean> {
    try {
      if (command instanceof PutItemCommand) await this.dynamodb.send(command);
      else await this.dynamodb.send(command);
      return true;
    } catch (error) {
      if (outcomeOf(error)) return false;
      throw error;
    }
  }
}

/** The item of a checkout: in the index of checks exactly while its provider is to be asked about it. */
function toStored({ nextCheckAt, expiresAt, ...checkout }: Checkout): object {
  const waiting = isAwaited({ ...checkout, nextCheckAt }) && {
    pendingSince: checkPartition(checkout),
    nextCheckAt,
  };
  // What took money is a record, whatever became of the account.
  const leaving = !checkout.paid && expiresAt !== undefined && { expiresAt };
  return { ...checkoutKey(checkout.userId, checkout.id), ...checkout, ...waiting, ...leaving };
}

/** A checkout from its item. */
export function toCheckout(item: Record<string, AttributeValue>): Checkout {
  return omit(fromItem(item), 'PK', 'SK', 'pendingSince') as unknown as Checkout;
}
