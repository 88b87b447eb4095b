import type { VoteItem } from '../../model/vote';
import { alreadyVoted } from '../lib/refusals';
import type { CastVoteStash } from './stash';

/** Takes note of the vote that stands: ours, or another one, which ends the field. */
export function noteStandingVote(stash: CastVoteStash, vote: VoteItem | null | undefined): void {
  if (!vote) return;
  if (vote.attempt !== stash.attempt) alreadyVoted(vote);
  stash.receipt = vote;
  stash.recorded = true;
}
