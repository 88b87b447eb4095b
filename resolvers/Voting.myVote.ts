/** The caller's own vote in a voting: what the parent field knows already, or a look at the one place it can be. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { voteKey } from '../model/keys';
import type { VoteItem } from '../model/vote';
import { isBar } from '../model/people';
import { callerId } from './lib/caller';
import { failWith } from './lib/failures';
import { getItem } from './lib/table';
import { withBallot } from './votes/ballot';
import type { VotingView } from './votings/view';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, VotingView, VoteItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  const voter = callerId(ctx.identity);
  if (!ctx.source || !voter) runtime.earlyReturn(null);
  if (Object.hasOwn(ctx.source, 'myVote')) runtime.earlyReturn(ctx.source.myVote);
  return getItem(voteKey(voter, ctx.source.id), false);
}

export function response(ctx: Ctx): VoteItem | null {
  if (ctx.error) failWith(ctx.error);
  return ctx.result && !isBar(ctx.result) ? withBallot(ctx.result) : null;
}
