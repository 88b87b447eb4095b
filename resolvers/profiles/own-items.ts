/** Pages of what is stored with a voter, newest first. */
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import { profileKey } from '../../model/keys';
import { isBar } from '../../model/people';
import { failQuery, pageSize } from '../lib/paging';
import { typed } from '../lib/table';
import type { ProfileView } from './view';

type PageArgs = { limit?: number | null; nextToken?: string | null };

/** A page as AppSync's DynamoDB data source gives it. */
type Page<TItem> = { items: TItem[]; nextToken?: string | null };

/** The context of a list below `Profile`. */
export type OwnItemsContext<TItem> = Context<PageArgs, object, undefined, ProfileView, Page<TItem>>;

/** Queries the voter's items whose sort key begins so. */
export function ownItemsQuery<TItem>(ctx: OwnItemsContext<TItem>, prefix: string): DynamoDBQueryRequest {
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    query: {
      expression: 'PK = :voter AND begins_with(SK, :prefix)',
      expressionValues: typed({ ':voter': profileKey(ctx.source?.id ?? '').PK, ':prefix': prefix }),
    },
    scanIndexForward: false,
    limit: pageSize(ctx.args.limit),
  };
  if (typeof ctx.args.nextToken === 'string') query.nextToken = ctx.args.nextToken;
  return query;
}

/** The page that the query found. */
export function ownItemsPage<TItem>(ctx: OwnItemsContext<TItem>): Page<TItem> {
  if (ctx.error) failQuery(ctx.error, ctx.args.nextToken);
  return {
    items: ctx.result.items.filter((item) => !isBar(item as object)),
    nextToken: ctx.result.nextToken ?? null,
  };
}
