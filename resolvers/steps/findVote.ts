/** Looks whether the vote is there although no answer said so, before the caller is told that it is not. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { voteKey } from '../../model/keys';
import type { VoteItem } from '../../model/vote';
import { voterId } from '../lib/caller';
import { failWith, tryAgain } from '../lib/failures';
import { getItem } from '../lib/table';
import { noteStandingVote } from '../votes/standing';
import type { CastVoteStash } from '../votes/stash';

export const dataSource = 'table';

type Ctx = Context<object, CastVoteStash, undefined, undefined, VoteItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  const { receipt, recorded } = ctx.stash;
  if (recorded) runtime.earlyReturn(null, { skipTo: 'END' });
  if (!receipt) tryAgain();
  return getItem(voteKey(voterId(ctx.identity), receipt.votingId), true);
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  noteStandingVote(ctx.stash, ctx.result);
  return {};
}
