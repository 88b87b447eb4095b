import {
  ConditionalCheckFailedException,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  type AttributeValue,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { closureKey, profileKey, type Key } from '../../model/keys';
import { fromItem, toItem, type Plain } from '../lib/dynamodb/attributes';
import { transact, type TransactionOutcome } from '../lib/dynamodb/transact';

/** An item's attributes as DynamoDB has them. */
export type StoredItem = Record<string, AttributeValue>;

/** The most writes of one transaction ("TransactWriteItems", Amazon DynamoDB API reference). */
export const WRITES_AT_ONCE = 100;

/** A voter's items in the one table. Reads are strongly consistent. */
export class VoterItems {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    readonly tableName: string,
  ) {}

  /** The profile, or undefined if there is none. */
  async profile(userId: string): Promise<Record<string, Plain> | undefined> {
    const { Item } = await this.dynamodb.send(
      new GetItemCommand({
        TableName: this.tableName,
        Key: toItem(profileKey(userId)),
        ConsistentRead: true,
      }),
    );
    return Item && fromItem(Item);
  }

  /** All items whose sort key begins so, page by page, however many there are. */
  async *pages(userId: string, prefix: string): AsyncGenerator<StoredItem[]> {
    const query = {
      TableName: this.tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :voter AND begins_with(SK, :prefix)',
      ExpressionAttributeValues: { ':voter': { S: profileKey(userId).PK }, ':prefix': { S: prefix } },
    };
    for await (const { Items = [] } of paginateQuery({ client: this.dynamodb }, query)) yield Items;
  }

  /** All items whose sort key begins so. */
  async all(userId: string, prefix: string): Promise<StoredItem[]> {
    const items: StoredItem[] = [];
    for await (const page of this.pages(userId, prefix)) items.push(...page);
    return items;
  }

  /** Sells nothing to this voter until then. @param until seconds since 1970; a later instant stays. */
  async stopSelling(userId: string, until: number): Promise<void> {
    try {
      await this.dynamodb.send(
        new PutItemCommand({
          TableName: this.tableName,
          Item: toItem({ ...closureKey(userId), expiresAt: until }),
          ConditionExpression: 'attribute_not_exists(PK) OR expiresAt < :until',
          ExpressionAttributeValues: { ':until': { N: String(until) } },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** Writes everything or nothing, once. */
  write(writes: TransactWriteItem[]): Promise<TransactionOutcome> {
    return transact(this.dynamodb, writes);
  }

  /** Marks an item to go by itself, on a condition. @param at seconds since 1970. */
  expiry(key: Key, at: number, condition: string, values: StoredItem): TransactWriteItem {
    return {
      Update: {
        TableName: this.tableName,
        Key: toItem(key),
        UpdateExpression: 'SET expiresAt = :at',
        ConditionExpression: condition,
        ExpressionAttributeValues: { ...values, ':at': { N: String(at) } },
      },
    };
  }

  /** The deletion of an item, on a condition if there is one. */
  deletion(key: Key, condition?: string, values?: StoredItem): TransactWriteItem {
    return {
      Delete: {
        TableName: this.tableName,
        Key: toItem(key),
        ConditionExpression: condition,
        ExpressionAttributeValues: values,
      },
    };
  }
}

/** The key of an item. */
export function keyOf({ PK, SK }: StoredItem): Key {
  return { PK: PK?.S ?? '', SK: SK?.S ?? '' };
}

/** A list cut into parts of at most so many. */
export function inParts<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
    list.slice(part * size, (part + 1) * size),
  );
}
