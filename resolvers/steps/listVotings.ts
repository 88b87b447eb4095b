/**
 * Finds the votings of the page. A filter can leave a query short of the page size, so that the step is used several
 * times in a pipeline and passed over once the page is full or the list is at its end.
 */
import { runtime, type DynamoDBBatchGetItemRequest, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { definitionIn, openingOf, type VotingDefinition, type VotingItem } from '../../model/voting';
import { failWith, isTransient } from '../lib/failures';
import { tableName } from '../lib/settings';
import { votingsQuery, type ListingContext } from '../votings/listing';
import { openVotingsRequest, wantedAndOpen } from '../votings/open-votings';

export const dataSource = 'table';

type Ctx = ListingContext<{
  items?: VotingItem[];
  nextToken?: string | null;
  data?: Record<string, (VotingItem | null)[]>;
  unprocessedKeys?: Record<string, object[] | null>;
}>;

export function request(ctx: Ctx): DynamoDBQueryRequest | DynamoDBBatchGetItemRequest {
  if (ctx.stash.listed) runtime.earlyReturn({});
  return ctx.args.filter?.status === 'OPEN' ? openVotingsRequest(ctx) : votingsQuery(ctx);
}

export function response(ctx: Ctx): object {
  const { args, error } = ctx;
  if (error && !isTransient(error)) failWith(error);
  if (error) return {};
  if (args.filter?.status === 'OPEN') noteOpenVotings(ctx);
  else notePart(ctx);
  return {};
}

function noteOpenVotings(ctx: Ctx): void {
  const { env, result, stash } = ctx;
  if ((result.unprocessedKeys?.[tableName(env)] ?? []).length > 0) return;
  stash.found = wantedAndOpen(ctx, definitionsIn(result.data?.[tableName(env)] ?? []));
  stash.listed = true;
}

function notePart({ args, result, stash }: Ctx): void {
  const items = (result.items ?? []).filter((item) => item.opening !== args.nextToken);
  stash.found = [...stash.found, ...definitionsIn(items)];
  stash.cursor = result.nextToken ?? null;
  const last = stash.found[stash.found.length - 1];
  stash.resumeAfter = last && stash.cursor ? openingOf(last.id, last.opensAt) : null;
  stash.listed = !stash.cursor || stash.found.length > stash.pageSize;
}

function definitionsIn(items: (VotingItem | null)[]): VotingDefinition[] {
  return items.flatMap((item) => definitionIn(item) ?? []);
}
