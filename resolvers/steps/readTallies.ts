/**
 * Reads what the tallies and the caller's own votes on the page are made from, as many keys as fit into a request.
 * Used several times in a pipeline: keys that are left, or that DynamoDB did not get to, are read by the next use.
 */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Key } from '../../model/keys';
import type { TallySlot } from '../../model/tally';
import type { VoteItem } from '../../model/vote';
import { failWith, isTransient } from '../lib/failures';
import { typed } from '../lib/table';
import { pageFound, type ListingContext } from '../votings/listing';
import { keysToRead } from '../votings/page-details';
import { tableName } from '../lib/settings';

export const dataSource = 'table';

/** The most keys that BatchGetItem takes ("BatchGetItem", AWS AppSync developer guide). */
const MAX_KEYS = 100;

type Ctx = ListingContext<{
  data: Record<string, (((TallySlot | VoteItem) & Key) | null)[]>;
  unprocessedKeys: Record<string, Key[] | null>;
}>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest {
  if (!ctx.stash.votings) ctx.stash.votings = pageFound(ctx);
  const unread = ctx.stash.unread ?? keysToRead(ctx);
  ctx.stash.unread = unread;
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
  stash.read = [...stash.read, ...found];
  stash.unread = [...(result.unprocessedKeys[table] ?? []), ...(stash.unread ?? []).slice(MAX_KEYS)];
  return {};
}
