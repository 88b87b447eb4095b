/** The votings that the caller follows, the newest first: their ids are ULIDs. */
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import { FOLLOW_PREFIX, profileKey } from '../model/keys';
import { MAX_FOLLOWS } from '../model/limits';
import type { Follow } from '../model/message';
import { failWith } from './lib/failures';
import { typed } from './lib/table';
import type { ProfileView } from './profiles/view';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, ProfileView, { items: Follow[] }>;

/** Strongly consistent: a voter follows a voting in one tab and looks in another. */
export function request(ctx: Ctx): DynamoDBQueryRequest {
  return {
    operation: 'Query',
    query: {
      expression: 'PK = :voter AND begins_with(SK, :prefix)',
      expressionValues: typed({ ':voter': profileKey(ctx.source?.id ?? '').PK, ':prefix': FOLLOW_PREFIX }),
    },
    scanIndexForward: false,
    limit: MAX_FOLLOWS,
    consistentRead: true,
  };
}

export function response(ctx: Ctx): string[] {
  if (ctx.error) failWith(ctx.error);
  return ctx.result.items.map(({ votingId }) => votingId);
}
