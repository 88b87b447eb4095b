/** A vote: that it exists is what "once" means. Pure and APPSYNC_JS-safe. */
import type { Vote } from '../schema/generated/types';
import { creditWrites, ifCredits } from './credits';
import type { Shape } from './items';
import { GATE_COPIES, voteKey } from './keys';
import type { Instant } from './voting';
import { IF_ABSENT, put, update, type Write } from './writes';

/**
 * Where {@link VOTES_BY_VOTING} finds a vote: in one of the 64 boxes of its voting, under a random id, which says nothing
 * of the voter or of the instant. The box follows from the id.
 */
export type Ballot = { ballotBox: string; ballotId: string };

/** Why a vote is left out of every count. The item stays, so that its voter cannot vote again. */
export type Struck = { at: Instant; reason: string; by: string };

/** A vote as it is stored. `attempt` tells the vote of one request from that of another, and
 * `idempotencyKey` is how its client names that request. */
export type VoteItem = Vote & Ballot & { attempt: string; idempotencyKey?: string; struck?: Struck };

/**
 * The sparse index that finds the votes of one voting: partition `ballotBox`, sorted by `ballotId`. So many boxes, so that
 * a hot voting is not one hot partition of the index: each takes 1,000 votes a second.
 */
export const VOTES_BY_VOTING = 'votes-by-voting';

/** What the index holds of a vote, besides its keys: what a recount, a series and a repair need. */
export const INDEXED_OF_VOTE = ['optionId', 'castAt', 'creditsSpent', 'struck'];

/** The boxes of each voting: `00` to `3f`. */
export const BALLOT_BOXES = ['0', '1', '2', '3'].flatMap((high) => GATE_COPIES.map((low) => high + low));

/** One box of a voting: a value of `ballotBox`. */
export function ballotBox(votingId: string, box: string): string {
  return `${votingId}#${box}`;
}

/** The ballot of a vote in a voting. `ballotId` is a UUID: all but its version digits are random. */
export function ballotIn(votingId: string, ballotId: string): Ballot {
  const high = GATE_COPIES.indexOf(ballotId.slice(0, 1)) % 4;
  return { ballotBox: ballotBox(votingId, `${high}${ballotId.slice(1, 2)}`), ballotId };
}

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

/** Strikes a vote that is there and was not struck before. */
export function strikeWrite(userId: string, votingId: string, struck: Struck): Write {
  return update(
    voteKey(userId, votingId),
    { expression: 'SET struck = :struck', values: { ':struck': struck } },
    {
      expression:
        'attribute_exists(PK) AND attribute_not_exists(struck) AND attribute_not_exists(barred) AND attribute_not_exists(carried)',
    },
  );
}
