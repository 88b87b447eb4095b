import type { VoteItem } from '../../model/vote';

/** A vote as its voter sees it. One from before there were ballots may have none yet; it gets one within the hour. */
export function withBallot(vote: VoteItem): VoteItem {
  return { ...vote, ballotId: (vote as Partial<VoteItem>).ballotId ?? '' };
}
