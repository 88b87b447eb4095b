/**
 * Reads the votings that messages are about and, for those that are about to close, whether the caller follows them and has
 * voted, all in one request. Used twice: what DynamoDB did not get to is read by the second use.
 */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Key } from '../../model/keys';
import { failWith, isTransient } from '../lib/failures';
import { tableName } from '../lib/settings';
import { typed } from '../lib/table';
import { keysToRead, type MessagesContext } from '../messages/own';

export const dataSource = 'table';

/** The most keys that BatchGetItem takes ("BatchGetItem", AWS AppSync developer guide). */
const MAX_KEYS = 100;

type Ctx = MessagesContext<{
  data: Record<string, ((Key & object) | null)[]>;
  unprocessedKeys: Record<string, Key[] | null>;
}>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest {
  if (!ctx.stash.unread) ctx.stash.unread = keysToRead(ctx);
  const { unread } = ctx.stash;
  if (unread.length === 0) runtime.earlyReturn({}, { skipTo: 'END' });
  const keys = unread.slice(0, MAX_KEYS).map((key) => typed(key));
  return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys, consistentRead: false } } };
}

export function response(ctx: Ctx): object {
  const { env, error, result, stash } = ctx;
  if (error && isTransient(error)) return {};
  if (error) failWith(error);
  const table = tableName(env);
  const found = (result.data[table] ?? []).flatMap((item) => item ?? []);
  stash.read = [...(stash.read ?? []), ...found];
  stash.unread = [...(result.unprocessedKeys[table] ?? []), ...(stash.unread ?? []).slice(MAX_KEYS)];
  return {};
}
