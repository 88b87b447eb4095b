/**
 * Reads the tallies and the caller's own votes of the page, all in one request. Used several times in a pipeline: what
 * DynamoDB did not get to is read by the next use.
 */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Key } from '../../model/keys';
import { failWith, isTransient } from '../lib/failures';
import { tableName } from '../lib/settings';
import { typed } from '../lib/table';
import type { ListingContext } from '../votings/listing';
import { keysToRead, type Detail, type DetailsStash } from '../votings/page-details';

export const dataSource = 'table';

/** The most keys that BatchGetItem takes ("BatchGetItem", AWS AppSync developer guide). */
const MAX_KEYS = 100;

type Ctx = ListingContext<
  { data: Record<string, (Detail | null)[]>; unprocessedKeys: Record<string, Key[] | null> },
  object,
  DetailsStash
>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest {
  if (!ctx.stash.unread) ctx.stash.unread = keysToRead(ctx);
  const { unread } = ctx.stash;
  if (unread.length === 0) runtime.earlyReturn({}, { skipTo: 'END' });
  const keys = unread.slice(0, MAX_KEYS).map((key) => typed(key));
  return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys } } };
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
