/** Reads many items by their keys in one request; what DynamoDB did not get to is read by the same step's next use. */
import type { DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Key } from '../../model/keys';
import { failWith, isTransient, type DataSourceError } from './failures';
import { tableName } from './settings';
import { typed } from './table';

/** The most keys that BatchGetItem takes ("BatchGetItem", AWS AppSync developer guide). */
const MAX_KEYS = 100;

/** What a pipeline that reads so carries along. */
export type BatchReadStash<TItem> = {
  /** The keys that still have to be read. */
  unread?: Key[];
  /** The items that were found, in no order. */
  read?: TItem[];
};

/** What AppSync answers. */
export type BatchReadResult<TItem> = {
  data: Record<string, (TItem | null)[]>;
  unprocessedKeys: Record<string, Key[] | null>;
};

/** The request for the first of the keys, as many as one takes. Eventually consistent. */
export function batchRead(env: Record<string, string>, unread: Key[]): DynamoDBBatchGetItemRequest {
  const keys = unread.slice(0, MAX_KEYS).map((key) => typed(key));
  return { operation: 'BatchGetItem', tables: { [tableName(env)]: { keys, consistentRead: false } } };
}

/** Keeps what was read, and what was not. A failure that may pass leaves all of it to the next use. */
export function keepBatchRead<TItem>(ctx: {
  env: Record<string, string>;
  error?: DataSourceError;
  result: BatchReadResult<TItem>;
  stash: BatchReadStash<TItem>;
}): void {
  const { env, error, result, stash } = ctx;
  if (error && isTransient(error)) return;
  if (error) failWith(error);
  const table = tableName(env);
  const found = (result.data[table] ?? []).flatMap((item) => item ?? []);
  stash.read = [...(stash.read ?? []), ...found];
  stash.unread = [...(result.unprocessedKeys[table] ?? []), ...(stash.unread ?? []).slice(MAX_KEYS)];
}
