import { isBar } from '../../model/people';
import type { VoteItem } from '../../model/vote';
import type { CastVoteInput, MutationCastVoteArgs } from '../../schema/generated/types';
import { accountDeleted, alreadyVoted } from '../lib/refusals';
import { countRefusal } from './refused';
import type { CastVoteStash } from './stash';

/** Takes note of the vote that stands: that of this request, or another one, which ends the field. */
export function noteStandingVote(
  { args, stash }: { args: MutationCastVoteArgs; stash: CastVoteStash },
  vote: VoteItem | null | undefined,
): void {
  if (!vote) return;
  if (isBar(vote)) {
    countRefusal('OTHER');
    accountDeleted();
  }
  if (vote.attempt !== stash.attempt && !isSentAgain(args.input, vote)) {
    countRefusal('VOTED');
    alreadyVoted(vote);
  }
  stash.receipt = vote;
  stash.recorded = true;
}

/** Whether the vote was cast by this very request, when it was sent before. */
export function isSentAgain({ idempotencyKey, optionId }: CastVoteInput, vote: VoteItem): boolean {
  return idempotencyKey ? vote.idempotencyKey === idempotencyKey && vote.optionId === optionId : false;
}
