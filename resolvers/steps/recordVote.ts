/**
 * Writes the vote on condition that the voter has none in this voting. Used several times in a pipeline: it is
 * passed over once the vote is recorded, and a conflict or throttling leaves the vote to the next use: after throttling
 * with another ballot, whose box is likely to be in another partition of the index, for resolvers have nothing to pause
 * with. What a refused write does not tell is read by the next use: whether AppSync hands out the item that was in the way
 * is not certain.
 */
import { runtime, util, type Context } from '@aws-appsync/utils';
import { voteKey } from '../../model/keys';
import { ballotIn, PROFILE_WRITE, VOTE_WRITE, voteWrites, type VoteItem } from '../../model/vote';
import type { MutationCastVoteArgs } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import {
  isCancellation,
  isFailedCondition,
  isThrottled,
  isTransient,
  mayBeRepeated,
  wasPassed,
  wereThrottled,
  refusedByCondition,
  type CancellationReason,
} from '../lib/failures';
import { insufficientCredits } from '../lib/refusals';
import { tableName } from '../lib/settings';
import { getItem, transaction, writeItem } from '../lib/table';
import { getProfile } from '../profiles/profile';
import { noteStandingVote } from '../votes/standing';
import { countRefusal, voteBusy, voteFailed } from '../votes/refused';
import type { CastVoteStash } from '../votes/stash';

export const dataSource = 'table';

type Item = VoteItem & { credits?: number };
type Result = (Item & { cancellationReasons?: CancellationReason<Item>[] }) | null;
type Ctx = Context<MutationCastVoteArgs, CastVoteStash, undefined, undefined, Result>;

/**
 * AppSync takes a refused put that equals the stored item for a success ("Condition expressions", developer guide);
 * the vote's `attempt` makes only our own repetition equal.
 */
export function request(ctx: Ctx): object {
  const { closed, due, receipt, recorded, unread } = ctx.stash;
  if (recorded) runtime.earlyReturn(null, { skipTo: 'END' });
  if (closed) runtime.earlyReturn({});
  if (!receipt || due) voteBusy();
  const voter = voterId(ctx.identity);
  if (unread === 'VOTE') return getItem(voteKey(voter, receipt.votingId), true);
  if (unread === 'PROFILE') return getProfile(voter, true);
  const writes = voteWrites(voter, receipt);
  return writes.length > 1 ? transaction(tableName(ctx.env), writes) : writeItem(writes[VOTE_WRITE]);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) noteFailure(ctx);
  else if (stash.unread === 'VOTE') {
    noteStandingVote(ctx, result);
    // A vote that costs may have been refused for either reason.
    if (stash.receipt && stash.receipt.creditsSpent > 0) stash.unread = 'PROFILE';
    else delete stash.unread;
  } else if (stash.unread === 'PROFILE') {
    notePurse(ctx, result?.credits ?? 0);
    delete stash.unread;
  } else stash.recorded = true;
  return {};
}

function noteFailure(ctx: Ctx): void {
  const { error, result, stash } = ctx;
  if (!error) return;
  if (isCancellation(error)) noteReasons(ctx, result?.cancellationReasons ?? []);
  else if (isFailedCondition(error)) {
    if (result) noteStandingVote(ctx, result);
    else stash.unread = 'VOTE';
  } else if (!isTransient(error)) voteFailed(error);
  else if (isThrottled(error)) drawBallot(ctx);
}

function drawBallot({ stash }: Ctx): void {
  if (stash.receipt) stash.receipt = { ...stash.receipt, ...ballotIn(stash.receipt.votingId, util.autoId()) };
}

/** Nothing is concluded from the other writes while the vote's own was not judged: it may be landing. */
function noteReasons(ctx: Ctx, reasons: CancellationReason<Item>[]): void {
  const { error, stash } = ctx;
  if (!mayBeRepeated(reasons) && error) voteFailed(error);
  if (wereThrottled(reasons)) drawBallot(ctx);
  const vote = reasons[VOTE_WRITE];
  const profile = reasons[PROFILE_WRITE];
  if (!vote || (refusedByCondition(vote) && !vote.item)) stash.unread = 'VOTE';
  else if (refusedByCondition(vote)) noteStandingVote(ctx, vote.item);
  else if (wasPassed(vote) && refusedByCondition(profile)) {
    if (profile?.item) notePurse(ctx, profile.item.credits ?? 0);
    else stash.unread = 'PROFILE';
  }
}

/** Ends the field when the credits do not pay for the vote. */
function notePurse({ stash }: Ctx, credits: number): void {
  if (!stash.receipt || credits >= stash.receipt.creditsSpent) return;
  countRefusal('CREDITS');
  insufficientCredits(credits);
}
