/** The monthly statements, newest first: the items of one partition, by month and revision. */
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import { STATEMENTS } from '../model/keys';
import type { QueryStatementsArgs, Statement } from '../schema/generated/types';
import { failQuery, pageSize } from './lib/paging';
import { typed } from './lib/table';

export const dataSource = 'table';

type Page = { items: Statement[]; nextToken?: string | null };
type Ctx = Context<QueryStatementsArgs, object, undefined, undefined, Page>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  const { limit, nextToken } = ctx.args;
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    query: { expression: 'PK = :statements', expressionValues: typed({ ':statements': STATEMENTS }) },
    scanIndexForward: false,
    limit: pageSize(limit),
  };
  if (typeof nextToken === 'string') query.nextToken = nextToken;
  return query;
}

export function response(ctx: Ctx): { items: Statement[]; nextToken: string | null } {
  if (ctx.error) failQuery(ctx.error, ctx.args.nextToken);
  return { items: ctx.result.items, nextToken: ctx.result.nextToken ?? null };
}
