import {
  BatchGetItemCommand,
  GetItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { missingIn, type Shape } from '../../../model/items';
import type { Key } from '../../../model/keys';
import { retry } from '../retry';
import { fromItem, toItem, type Plain } from './attributes';

/** An item in plain values. */
export type PlainItem = Record<string, Plain> & Key;

/** An item of the table in plain values. */
export function plain(item: Record<string, AttributeValue>): PlainItem {
  return fromItem(item) as PlainItem;
}

/** An image of a stream record in plain values: attribute values as everywhere, only typed more loosely. */
export function imageOf(image: object | undefined): PlainItem | undefined {
  return image && plain(image as Record<string, AttributeValue>);
}

/**
 * An item as what its readers take it for.
 * @throws Error that names what is missing.
 */
export function read<T>(shape: Shape<T>, item: PlainItem): T & Key {
  const missing = missingIn(shape, item);
  if (missing.length > 0)
    throw new Error(`The ${shape.noun} ${item.PK}/${item.SK} is incomplete: ${missing.join(', ')}.`);
  return item as unknown as T & Key;
}

/** Reads the item at a key, strongly consistently. Undefined if there is none. */
export async function getItem(
  client: DynamoDBClient,
  tableName: string,
  key: Key,
): Promise<PlainItem | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: toItem(key), ConsistentRead: true }),
  );
  return Item && plain(Item);
}

/** Keys that one request reads ("BatchGetItem", API reference). */
const BATCH = 100;

/**
 * Reads the items at keys, strongly consistently, in no order. Those that do not exist are left out.
 * @throws Error when DynamoDB keeps leaving some for later.
 */
export async function getItems(client: DynamoDBClient, tableName: string, keys: Key[]): Promise<PlainItem[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
    getBatch(client, tableName, keys.slice(index * BATCH, (index + 1) * BATCH)),
  );
  return (await Promise.all(batches)).flat();
}

async function getBatch(client: DynamoDBClient, tableName: string, keys: Key[]): Promise<PlainItem[]> {
  const items: PlainItem[] = [];
  let left = { [tableName]: { Keys: keys.map(toItem), ConsistentRead: true } };
  const readSome = async (): Promise<true | undefined> => {
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems: left }));
    items.push(...(Responses?.[tableName] ?? []).map(plain));
    const rest = UnprocessedKeys?.[tableName]?.Keys ?? [];
    left = { [tableName]: { Keys: rest, ConsistentRead: true } };
    return rest.length === 0 ? true : undefined;
  };
  await retry(readSome, { attempts: 5, firstPause: 50 }, () => new Error('DynamoDB leaves items unread.'));
  return items;
}
