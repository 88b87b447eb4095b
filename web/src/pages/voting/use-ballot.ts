import { useState } from 'react';
import { CastVoteAndReadCreditsDocument, CastVoteDocument } from '../../../../schema/generated/operations';
import { forgetChoice } from '../../session/account/kept-choice';
import { toApiError, type ApiError } from '../../session/api/api-error';
import { run } from '../../session/api/client';
import { rememberCredits, shownVersion } from '../../session/cache/balance';
import { rememberVote } from '../../session/cache/known-votings';
import type { Vote, Voting } from '../../ui/voting/voting';

/** The confirmation of a vote; `credits` is the balance after a paid one. */
export type Receipt = Vote & { credits?: number };

/** Casting a vote: at most one attempt at a time, and what came of the last one. */
export interface Ballot {
  casting: boolean;
  receipt: Receipt | undefined;
  error: ApiError | undefined;
  cast(optionId: string): Promise<void>;
  dismiss(): void;
}

/** @param refresh fetches the voting again, for errors that say that what is shown was old. */
export function useBallot(voting: Voting, refresh: () => Promise<void>): Ballot {
  const [casting, setCasting] = useState(false);
  const [receipt, setReceipt] = useState<Receipt>();
  const [error, setError] = useState<ApiError>();
  // The same choice sent again, after an answer that was lost, is the same request.
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  const cast = async (optionId: string): Promise<void> => {
    setCasting(true);
    setError(undefined);
    const input = {
      votingId: voting.id,
      optionId,
      expectedCost: voting.creditCost,
      idempotencyKey,
    };
    const version = shownVersion();
    try {
      // Reading the balance costs the API another look-up: ask only when the vote changes it.
      const vote: Receipt =
        voting.access === 'PAID'
          ? (await run(CastVoteAndReadCreditsDocument, { input }, 'voter')).castVote
          : (await run(CastVoteDocument, { input }, 'voter')).castVote;
      if (vote.credits !== undefined) rememberCredits(vote.credits, version);
      forgetChoice();
      setReceipt(vote);
      rememberVote(vote);
    } catch (thrown) {
      const failed = toApiError(thrown);
      setError(failed);
      const stands = standingVote(failed, voting);
      if (stands) rememberVote(stands);
      if (failed.type !== 'Network') await refresh();
    } finally {
      setCasting(false);
    }
  };
  return {
    casting,
    receipt,
    error,
    cast,
    dismiss: () => {
      setError(undefined);
    },
  };
}

/** The vote that `AlreadyVoted` tells of: perhaps the very one whose confirmation was lost on the way. */
function standingVote({ type, info }: ApiError, voting: Voting): Vote | undefined {
  const { optionId, castAt } = info;
  if (type !== 'AlreadyVoted' || typeof optionId !== 'string' || typeof castAt !== 'string') return undefined;
  // The ballot comes with the vote itself, which is fetched next.
  return { votingId: voting.id, optionId, castAt, creditsSpent: voting.creditCost, ballotId: '' };
}
