/** A vote: that it exists is what "once" means. Pure and APPSYNC_JS-safe. */
import type { Vote } from '../schema/generated/types';
import { creditWrites, ifCredits } from './credits';
import type { Shape } from './items';
import { voteKey } from './keys';
import { IF_ABSENT, put, type Write } from './writes';

/** A vote as it is stored. `attempt` tells the vote of one request from that of another. */
export type VoteItem = Vote & { attempt: string };

/** What counting a vote needs. */
export const VOTE: Shape<VoteItem> = {
  noun: 'vote',
  needs: { votingId: 'string', optionId: 'string', castAt: 'string' },
};

/** Where the writes of a paid vote stand in the transaction, and so in its cancellation reasons. */
export const VOTE_WRITE = 0;
export const PROFILE_WRITE = 1;

/** Puts the vote if the voter has none. A paid one takes the credit if there is one, and enters it in the ledger. */
export function voteWrites(userId: string, vote: VoteItem): [Write, ...Write[]] {
  const { votingId, castAt, attempt, creditsSpent } = vote;
  const ballot = put(voteKey(userId, votingId), vote, IF_ABSENT);
  if (creditsSpent === 0) return [ballot];
  const change = { id: attempt, kind: 'VOTE' as const, credits: -creditsSpent, reference: votingId };
  return [ballot, ...creditWrites(userId, [change], castAt, ifCredits(creditsSpent))];
}
