/** Requests to the one table: what the nouns of `model/` describe in plain values, as AppSync takes it. */
import {
  util,
  type DynamoDBGetItemRequest,
  type DynamoDBPutItemRequest,
  type DynamoDBTransactWriteItemsRequest,
  type DynamoDBUpdateItemRequest,
} from '@aws-appsync/utils';
import type { Key } from '../../model/keys';
import type { Expression, Write } from '../../model/writes';

type TransactItem = DynamoDBTransactWriteItemsRequest['transactItems'][number];

/** A key, or any other object, in DynamoDB's typed values. */
export function typed(values: object): Record<string, unknown> {
  return util.dynamodb.toMapValues(values) as unknown as Record<string, unknown>;
}

/** Reads one item. */
export function getItem(key: Key, consistentRead: boolean): DynamoDBGetItemRequest {
  return { operation: 'GetItem', key: typed(key), consistentRead };
}

/** Writes one item. When its condition fails, AppSync answers the item as it stands. */
export function writeItem(write: Write): DynamoDBPutItemRequest | DynamoDBUpdateItemRequest {
  return requestOf(write) as DynamoDBPutItemRequest | DynamoDBUpdateItemRequest;
}

/** Writes everything or nothing. When a condition fails, its reason carries the item as it stands. */
export function transaction(table: string, writes: Write[]): DynamoDBTransactWriteItemsRequest {
  return {
    operation: 'TransactWriteItems',
    transactItems: writes.map((write) => transactItem(table, write)),
  };
}

function transactItem(table: string, write: Write): TransactItem {
  const request: Request & { table?: string } = requestOf(write);
  request.table = table;
  if (write.condition)
    request.condition = { ...expressionOf(write.condition), returnValuesOnConditionCheckFailure: true };
  return request as unknown as TransactItem;
}

type Request = {
  operation: Write['operation'];
  key: object;
  attributeValues?: object;
  update?: object;
  condition?: object;
};

function requestOf(write: Write): Request {
  const request: Request = { operation: write.operation, key: typed(write.key) };
  if (write.operation === 'PutItem') request.attributeValues = typed(write.item);
  if (write.operation === 'UpdateItem') request.update = expressionOf(write.update);
  if (write.condition) request.condition = expressionOf(write.condition);
  return request;
}

function expressionOf({ expression, names, values }: Expression): object {
  const request: Record<string, unknown> = { expression };
  if (names) request.expressionNames = names;
  if (values) request.expressionValues = typed(values);
  return request;
}
