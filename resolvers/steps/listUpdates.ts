/** Lists what organisers wrote in the last two weeks, newest first, for those who agreed to be told. */
import { runtime, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { VOTINGS_BY_OPENING } from '../../model/keys';
import { UPDATE_DAYS, UPDATE_KIND, type Message } from '../../model/message';
import { wantsUpdates } from '../../model/profile';
import { failQuery } from '../lib/paging';
import { typed } from '../lib/table';
import { fromInstant, toInstant } from '../lib/time';
import type { MessagesContext } from '../messages/own';

export const dataSource = 'table';

type Ctx = MessagesContext<{ items: Message[]; nextToken?: string | null }>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  const { now, pageSize, profile } = ctx.stash;
  if (!wantsUpdates(profile)) runtime.earlyReturn({});
  const since = toInstant(fromInstant(now) - UPDATE_DAYS * 24 * 3600 * 1000);
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    index: VOTINGS_BY_OPENING,
    query: {
      expression: 'kind = :kind AND opening > :since',
      expressionValues: typed({ ':kind': UPDATE_KIND, ':since': since }),
    },
    scanIndexForward: false,
    limit: pageSize,
  };
  if (typeof ctx.args.nextToken === 'string') query.nextToken = ctx.args.nextToken;
  return query;
}

export function response(ctx: Ctx): object {
  if (ctx.error) failQuery(ctx.error, ctx.args.nextToken);
  ctx.stash.updates = ctx.result.items;
  ctx.stash.nextToken = ctx.result.nextToken ?? null;
  return {};
}
