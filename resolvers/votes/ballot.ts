import type { Instant } from '../../model/voting';

/** A vote as it is stored. `attempt` tells the vote of one request from that of another. */
export type VoteItem = {
  votingId: string;
  optionId: string;
  castAt: Instant;
  creditsSpent: number;
  attempt: string;
};

/** What `VoteReceipt` is resolved from: `attempt` lets `credits` see whether a balance is from after this vote. */
export type Receipt = VoteItem;

/** What the steps of `castVote` hand on. */
export type CastVoteStash = {
  attempt: string;
  receipt: VoteItem;
  recorded?: boolean;
};
