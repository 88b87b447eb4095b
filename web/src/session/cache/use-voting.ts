import { useCallback, useEffect, useState } from 'react';
import { OnTallyDocument } from '../../../../schema/generated/operations';
import { useStore } from '../../ui/store';
import type { Voting } from '../../ui/voting/voting';
import { ApiError, toApiError } from '../api/api-error';
import type { Identity } from '../api/identity';
import { follow } from '../live/connection';
import { fetchVoting } from './fetch-voting';
import { deletedVotings, knownVotings, rememberTally } from './known-votings';

/**
 * One voting, kept current by a subscription to its tally. What is known already is shown at once.
 * `error` stands beside a known voting when it could not be fetched again.
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
    await fetchVoting(id, identity).then(
      () => {
        setError(undefined);
      },
      (thrown: unknown) => {
        setError(toApiError(thrown));
      },
    );
  }, [id, identity]);

  useEffect(() => {
    if (identity === undefined) return;
    void refresh();
    return follow(OnTallyDocument, { votingId: id }, identity, {
      onMessage: ({ onTally }) => {
        if (onTally) rememberTally(onTally);
      },
      onReady: () => void refresh(),
    });
  }, [id, identity, refresh]);

  return { voting, error: deleted ? new ApiError('VotingNotFound', id) : error, refresh };
}
