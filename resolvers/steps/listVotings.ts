/**
 * Finds the votings of a page, one query each use. A filter can leave a query short of the page size, so that the step is
 * used several times in a pipeline and passed over once the page is full or the list is at its end.
 */
import { runtime, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { DraftItem } from '../../model/draft';
import type { VotingItem } from '../../model/voting';
import { failWith, isTransient } from '../lib/failures';
import { notePart, partToRead, votingsQuery, type ListingContext } from '../votings/listing';

export const dataSource = 'table';

type Ctx = ListingContext<{ items?: (VotingItem | DraftItem)[]; nextToken?: string | null }>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  const part = partToRead(ctx);
  if (!part) runtime.earlyReturn({});
  return votingsQuery(ctx, part);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error && !isTransient(error)) failWith(error);
  const part = partToRead(ctx);
  if (error || !part) return {};
  notePart(stash, part, result.items ?? [], result.nextToken ?? null);
  return {};
}
