/**
 * Looks whether the vote is there although no answer said so, before the caller is told that it is not: its answers were
 * lost on the way to here, or the caller sends the request again because one was lost on the way to them.
 */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { voteKey } from '../../model/keys';
import type { VoteItem } from '../../model/vote';
import type { MutationCastVoteArgs } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { votingNotOpen } from '../lib/refusals';
import { getItem } from '../lib/table';
import { isSentAgain, noteStandingVote } from '../votes/standing';
import { countRefusal, voteFailed } from '../votes/refused';
import type { CastVoteStash } from '../votes/stash';

export const dataSource = 'table';

type Ctx = Context<MutationCastVoteArgs, CastVoteStash, undefined, undefined, VoteItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  if (ctx.stash.recorded) runtime.earlyReturn(null, { skipTo: 'END' });
  return getItem(voteKey(voterId(ctx.identity), ctx.args.input.votingId), true);
}

export function response(ctx: Ctx): object {
  const { args, error, result, stash } = ctx;
  if (error) voteFailed(error);
  if (stash.closed && !(result && isSentAgain(args.input, result))) {
    countRefusal('CLOSED');
    votingNotOpen('CLOSED', stash.closed);
  }
  noteStandingVote(ctx, result);
  return {};
}
