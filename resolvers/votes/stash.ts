import type { VoteItem } from '../../model/vote';
import type { VoteReceipt } from '../../schema/generated/types';

/** What `VoteReceipt` is resolved from: `attempt` lets `credits` see whether a balance is from after this vote. */
export type Receipt = Omit<VoteReceipt, 'credits'> & Pick<VoteItem, 'attempt'>;

/** What the steps of `castVote` hand on. */
export type CastVoteStash = {
  attempt: string;
  receipt: VoteItem;
  recorded?: boolean;
};
