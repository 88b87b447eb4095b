/**
 * Writes the vote on condition that the voter has none in this voting. Used several times in a pipeline: it is
 * passed over once the vote is recorded, and a conflict or throttling leaves the vote to the next use.
 */
import {
  runtime,
  type Context,
  type DynamoDBPutItemRequest,
  type DynamoDBTransactWriteItemsRequest,
} from '@aws-appsync/utils';
import { voterId } from '../shared/caller';
import {
  failWith,
  isCancellation,
  isFailedCondition,
  isTransient,
  mayBeRepeated,
  refusedByCondition,
  type CancellationReason,
} from '../shared/failures';
import type { CastVoteStash, VoteItem } from '../votes/ballot';
import { freeVote, paidVote, PROFILE_WRITE, VOTE_WRITE } from '../votes/record';
import { alreadyVoted, insufficientCredits } from '../votes/refusals';
import { tableName } from '../shared/settings';

export const dataSource = 'table';

type Reason = CancellationReason<VoteItem & { credits?: number }>;
type Result = (VoteItem & { cancellationReasons?: Reason[] }) | null;
type Ctx = Context<object, CastVoteStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBPutItemRequest | DynamoDBTransactWriteItemsRequest {
  if (ctx.stash.recorded) runtime.earlyReturn(null, { skipTo: 'END' });
  const vote = ctx.stash.receipt;
  const userId = voterId(ctx.identity);
  return vote.creditsSpent > 0 ? paidVote(tableName(ctx.env), userId, vote) : freeVote(userId, vote);
}

export function response(ctx: Ctx): object {
  const { error, result } = ctx;
  if (!error) ctx.stash.recorded = true;
  else if (isCancellation(error)) ctx.stash.recorded = wasOursAlready(ctx, result?.cancellationReasons ?? []);
  else if (isFailedCondition(error)) {
    if (result) alreadyVoted(result);
  } else if (!isTransient(error)) failWith(error);
  return {};
}

/** Whether an earlier use of this step wrote the vote after all. Ends the field when the vote is refused. */
function wasOursAlready(ctx: Ctx, reasons: Reason[]): boolean {
  const vote = reasons[VOTE_WRITE];
  if (refusedByCondition(vote) && vote?.item) {
    if (vote.item.attempt === ctx.stash.attempt) return true;
    alreadyVoted(vote.item);
  }
  const profile = reasons[PROFILE_WRITE];
  if (refusedByCondition(profile)) insufficientCredits(profile?.item?.credits ?? 0);
  if (!mayBeRepeated(reasons) && ctx.error) failWith(ctx.error);
  return false;
}
