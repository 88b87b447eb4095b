/**
 * Writes the vote on condition that the voter has none in this voting. Used several times in a pipeline: it is
 * passed over once the vote is recorded, and a conflict or throttling leaves the vote to the next use.
 */
import { runtime, type Context } from '@aws-appsync/utils';
import { PROFILE_WRITE, VOTE_WRITE, voteWrites, type VoteItem } from '../../model/vote';
import { voterId } from '../lib/caller';
import {
  failWith,
  isCancellation,
  isFailedCondition,
  isTransient,
  mayBeRepeated,
  refusedByCondition,
  type CancellationReason,
} from '../lib/failures';
import { tableName } from '../lib/settings';
import { transaction, writeItem } from '../lib/table';
import { alreadyVoted, insufficientCredits } from '../lib/refusals';
import type { CastVoteStash } from '../votes/stash';

export const dataSource = 'table';

type Reason = CancellationReason<VoteItem & { credits?: number }>;
type Result = (VoteItem & { cancellationReasons?: Reason[] }) | null;
type Ctx = Context<object, CastVoteStash, undefined, undefined, Result>;

/**
 * AppSync takes a refused put that equals the stored item for a success ("Condition expressions", developer guide);
 * the vote's `attempt` makes only our own repetition equal.
 */
export function request(ctx: Ctx): object {
  if (ctx.stash.recorded) runtime.earlyReturn(null, { skipTo: 'END' });
  const writes = voteWrites(voterId(ctx.identity), ctx.stash.receipt);
  return writes.length > 1 ? transaction(tableName(ctx.env), writes) : writeItem(writes[VOTE_WRITE]);
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
