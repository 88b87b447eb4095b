import { useCallback, useEffect, useState } from 'react';
import {
  OnTallyDocument,
  PublicVotingDocument,
  VotingDocument,
} from '../../../../schema/generated/operations';
import { ApiError, toApiError } from '../../api/api-error';
import { run, type Identity } from '../../api/client';
import { follow } from '../../live/connection';
import { useStore } from '../../live/store';
import { deletedVotings, knownVotings, learnTally, learnVotings } from '../known-votings';
import type { Voting } from '../voting';

/**
 * One voting, kept current by a subscription to its tally. What is known already is shown at once.
 * `error` stands beside a known voting when it could not be fetched anew.
 */
export function useVoting(
  id: string,
  identity: Identity | undefined,
): { voting: Voting | undefined; error: ApiError | undefined; refresh: () => Promise<void> } {
  const voting = useStore(knownVotings, (known) => known.get(id));
  const deleted = useStore(deletedVotings, (ids) => ids.has(id));
  const [error, setError] = useState<ApiError>();

  const refresh = useCallback(async () => {
    if (identity === undefined) return;
    try {
      const answer = await run<{ voting: Voting | null }, { id: string }>(
        identity === 'voter' ? VotingDocument : PublicVotingDocument,
        { id },
        identity,
      );
      if (answer.voting === null) throw new ApiError('VotingNotFound', id);
      learnVotings([answer.voting]);
      setError(undefined);
    } catch (thrown) {
      setError(toApiError(thrown));
    }
  }, [id, identity]);

  useEffect(() => {
    if (identity === undefined) return;
    void refresh();
    return follow(OnTallyDocument, { votingId: id }, identity, {
      onMessage: ({ onTally }) => {
        if (onTally) learnTally(onTally);
      },
      onReady: () => void refresh(),
    });
  }, [id, identity, refresh]);

  return { voting, error: deleted ? new ApiError('VotingNotFound', id) : error, refresh };
}
