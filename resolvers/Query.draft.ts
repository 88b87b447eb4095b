/** One draft, for organisers. It is not `Query.voting` that answers it: what that answers is shared with everybody. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { draftIn, type DraftItem } from '../model/draft';
import { draftKey } from '../model/keys';
import type { QueryDraftArgs } from '../schema/generated/types';
import { failWith } from './lib/failures';
import { getItem } from './lib/table';
import { now } from './lib/time';
import { votingView, type VotingView } from './votings/view';

export const dataSource = 'table';

type Ctx = Context<QueryDraftArgs, object, undefined, undefined, DraftItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(draftKey(ctx.args.id), true);
}

export function response(ctx: Ctx): VotingView | null {
  if (ctx.error) failWith(ctx.error);
  const draft = draftIn(ctx.result);
  return draft ? votingView(draft, now()) : null;
}
