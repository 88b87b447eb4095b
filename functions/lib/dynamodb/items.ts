import { GetItemCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { missingIn, type Shape } from '../../../model/items';
import type { Key } from '../../../model/keys';
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
