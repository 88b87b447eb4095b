/**
 * Reads the tallies and the caller's own votes of the page, all in one request. Used several times in a pipeline: what
 * DynamoDB did not get to is read by the next use.
 */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { batchRead, keepBatchRead, type BatchReadResult } from '../lib/batch-read';
import type { ListingContext } from '../votings/listing';
import { keysToRead, type Detail, type DetailsStash } from '../votings/page-details';

export const dataSource = 'table';

type Ctx = ListingContext<BatchReadResult<Detail>, object, DetailsStash>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest {
  if (!ctx.stash.unread) ctx.stash.unread = keysToRead(ctx);
  const { unread } = ctx.stash;
  if (unread.length === 0) runtime.earlyReturn({}, { skipTo: 'END' });
  return batchRead(ctx.env, unread);
}

export function response(ctx: Ctx): object {
  keepBatchRead(ctx);
  return {};
}
