/** Pieces of requests to the one table. */
import {
  util,
  type DynamoDBGetItemRequest,
  type DynamoDBTransactWriteItemsRequest,
} from '@aws-appsync/utils';
import type { Key } from '../../model/keys';

/** One write of a TransactWriteItems request. */
export type TransactItem = DynamoDBTransactWriteItemsRequest['transactItems'][number];

/** A condition in a transaction. When it fails, the reason carries the item as it stands. */
export type Condition = NonNullable<TransactItem['condition']>;

/** A key, or any other object, in DynamoDB's typed values. */
export function typed(values: object): Record<string, unknown> {
  return util.dynamodb.toMapValues(values) as unknown as Record<string, unknown>;
}

/** Reads one item. */
export function getItem(key: Key, consistentRead: boolean): DynamoDBGetItemRequest {
  return { operation: 'GetItem', key: typed(key), consistentRead };
}

/** Holds when there is no such item yet. */
export function ifAbsent(): Condition {
  return { expression: 'attribute_not_exists(PK)', returnValuesOnConditionCheckFailure: true };
}

/** Holds when the item is still the one that was read. */
export function ifVersion(version: number): Condition {
  return {
    expression: '#version = :read',
    expressionNames: { '#version': 'version' },
    expressionValues: typed({ ':read': version }),
    returnValuesOnConditionCheckFailure: true,
  };
}
