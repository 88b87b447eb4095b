import { useCallback, useEffect, useState } from 'react';
import { OnTallyDocument } from '../../../../schema/generated/operations';
import { ApiError, toApiError } from '../api/api-error';
import type { Identity } from '../api/client';
import { follow } from '../live/connection';
import { useStore } from '../../ui/store';
import { fetchVoting } from './fetch-voting';
import { deletedVotings, knownVotings, learnTally } from './known-votings';
import type { Voting } from '../../ui/voting/voting';

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
      await fetchVoting(id, identity);
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
