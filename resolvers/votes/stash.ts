import type { VoteItem } from '../../model/vote';
import type { VotersRule, Window } from '../../model/voting';
import type { VoteReceipt } from '../../schema/generated/types';

/** What `VoteReceipt` is resolved from: `attempt` lets `credits` see whether a balance is from after this vote. */
export type Receipt = Omit<VoteReceipt, 'credits'> & Pick<VoteItem, 'attempt'>;

/** What the steps of `castVote` hand on. */
export type CastVoteStash = {
  attempt: string;
  /** When the request came, in milliseconds since the epoch. */
  castAt: number;
  /** Reads of the gate that failed. */
  turn: number;
  /** The vote, once the gate lets it in. */
  receipt?: VoteItem;
  /** What has to be read before the vote may be written; most votes need nothing. */
  due?: 'ACCOUNT' | 'INVITATION';
  /** The voting is for these only. */
  voters?: VotersRule;
  /** The caller's mailbox, once it was read. */
  person?: string;
  /** What has to be read before a refused write says anything. */
  unread?: 'VOTE' | 'PROFILE';
  /** The gate is closed. Only a vote that this request cast before can still be answered. */
  closed?: Window;
  recorded?: boolean;
};
