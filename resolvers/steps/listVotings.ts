/**
 * Finds the votings of a page, one query each use. A filter can leave a query short of the page size, so that the step is
 * used several times in a pipeline and passed over once the page is full or the list is at its end.
 */
import { runtime, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { definitionIn, type VotingItem } from '../../model/voting';
import { failWith, isTransient } from '../lib/failures';
import { partsOf, votingsQuery, type ListingContext, type Part } from '../votings/listing';

export const dataSource = 'table';

type Ctx = ListingContext<{ items?: VotingItem[]; nextToken?: string | null }>;

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
  const items = (result.items ?? []).filter((item) => item.opening !== stash.question.nextToken);
  part.found = [...part.found, ...items.flatMap((item) => definitionIn(item) ?? [])];
  part.cursor = result.nextToken ?? null;
  part.listed = !part.cursor || part.found.length > stash.question.pageSize;
  return {};
}

function partToRead({ stash }: Ctx): Part | undefined {
  if (!stash.parts) stash.parts = partsOf(stash.question, stash.time);
  return stash.parts.find((part) => !part.listed);
}
