import { useCallback, useEffect, useRef, useState } from 'react';
import { OnTallyDocument } from '../../../../schema/generated/operations';
import { useStore } from '../../ui/store';
import type { Voting } from '../../ui/voting/voting';
import { ApiError, toApiError } from '../api/api-error';
import type { Identity } from '../api/identity';
import { follow } from '../live/connection';
import { fetchVoting } from './fetch-voting';
import { deletedVotings, knownVotings, rememberTally } from './known-votings';
import { mayAskForCounts } from './merge-voting';
import { useRetry } from './use-retry';

/** After how long those who have voted ask for counts that a message did not tell: a crowd is spread over it. */
const ASK_MS = { soonest: 2_000, spread: 6_000 };

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

  useRetry(error, refresh);

  const asking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askSoon = useCallback(() => {
    const known = knownVotings.get().get(id);
    if (asking.current !== undefined || known === undefined || !mayAskForCounts(known)) return;
    asking.current = setTimeout(
      () => {
        asking.current = undefined;
        void refresh();
      },
      ASK_MS.soonest + Math.random() * ASK_MS.spread,
    );
  }, [id, refresh]);
  useEffect(
    () => () => {
      clearTimeout(asking.current);
      asking.current = undefined;
    },
    [askSoon],
  );

  // Those who have just voted see at once what they have earned.
  const hasEarned = voting !== undefined && voting.tally.hidden && mayAskForCounts(voting);
  useEffect(() => {
    if (hasEarned) void refresh();
  }, [hasEarned, refresh]);

  useEffect(() => {
    if (identity === undefined) return;
    void refresh();
    return follow(OnTallyDocument, { votingId: id }, identity, {
      onMessage: ({ onTally }) => {
        if (!onTally) return;
        rememberTally(onTally);
        if (onTally.hidden) askSoon();
      },
      onReady: () => void refresh(),
    });
  }, [askSoon, id, identity, refresh]);

  return { voting, error: deleted ? new ApiError('VotingNotFound', id) : error, refresh };
}
