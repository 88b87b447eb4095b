/** Lists what is about to open or to close, with the first page: whatever ends after this instant. */
import { runtime, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { VOTINGS_BY_OPENING } from '../../model/keys';
import { MAX_PAGE_SIZE } from '../../model/limits';
import { MOMENT_KIND, type Message } from '../../model/message';
import { failWith } from '../lib/failures';
import { typed } from '../lib/table';
import type { MessagesContext } from '../messages/own';

export const dataSource = 'table';

type Ctx = MessagesContext<{ items: Message[] }>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  if (typeof ctx.args.nextToken === 'string') runtime.earlyReturn({});
  return {
    operation: 'Query',
    index: VOTINGS_BY_OPENING,
    query: {
      expression: 'kind = :kind AND opening > :now',
      // Texts that begin with this very instant are those that end now.
      expressionValues: typed({ ':kind': MOMENT_KIND, ':now': `${ctx.stash.now}$` }),
    },
    scanIndexForward: false,
    limit: MAX_PAGE_SIZE,
  };
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  ctx.stash.moments = ctx.result.items;
  return {};
}
