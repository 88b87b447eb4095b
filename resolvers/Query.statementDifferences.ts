/** What does not agree in a monthly statement. */
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import { DIFFERENCE_PREFIX, ofStatement } from '../model/keys';
import type { QueryStatementDifferencesArgs, StatementDifference } from '../schema/generated/types';
import { invalidInput } from './lib/failures';
import { failQuery, pageSize } from './lib/paging';
import { typed } from './lib/table';

export const dataSource = 'table';

/** `2026-10` */
const MONTH_LENGTH = 7;

type Page = { items: StatementDifference[]; nextToken?: string | null };
type Ctx = Context<QueryStatementDifferencesArgs, object, undefined, undefined, Page>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  const { month, revision, limit, nextToken } = ctx.args;
  if (month.length !== MONTH_LENGTH) invalidInput('month', 'Name a month: 2026-10.');
  if (revision < 1 || revision > 9999) invalidInput('revision', 'Revisions begin at 1.');
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    query: {
      expression: 'PK = :statement AND begins_with(SK, :difference)',
      expressionValues: typed({
        ':statement': ofStatement(month, revision),
        ':difference': DIFFERENCE_PREFIX,
      }),
    },
    limit: pageSize(limit),
  };
  if (typeof nextToken === 'string') query.nextToken = nextToken;
  return query;
}

export function response(ctx: Ctx): { items: StatementDifference[]; nextToken: string | null } {
  if (ctx.error) failQuery(ctx.error, ctx.args.nextToken);
  return { items: ctx.result.items, nextToken: ctx.result.nextToken ?? null };
}
