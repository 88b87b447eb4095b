import { useEffect, useMemo } from 'react';
import type { ApiError } from '../../../session/api/api-error';
import { followTallies } from '../../../session/cache/follow-tallies';
import { knownVotings } from '../../../session/cache/known-votings';
import { latestChange } from '../../../session/cache/use-live-votings';
import { VotingList } from '../../../session/cache/voting-list';
import { createStore, useStore, type Store } from '../../../ui/store';
import { useNow } from '../../../ui/time/clock';
import { statusAt, type Voting, type VotingStatus } from '../../../ui/voting/voting';

/** What the board shows. */
export interface Board {
  votings: Record<VotingStatus, Voting[]>;
  loading: boolean;
  error: ApiError | undefined;
  refresh: () => void;
}

const statuses: VotingStatus[] = ['OPEN', 'UPCOMING', 'CLOSED'];

/** Every voting that is open, waits or closed lately. Asks for free and paid apart: a preference would hide some. */
export function useBoard(): Board {
  const lists = useMemo(
    () =>
      statuses.flatMap((status) =>
        (['FREE', 'PAID'] as const).map((access) => new VotingList({ status, access }, 'voter')),
      ),
    [],
  );
  const combined = useMemo(() => combine(lists.map(({ state }) => state)), [lists]);
  const states = useStore(combined);
  const refresh = useMemo(
    () => () => {
      for (const list of lists) void list.refresh();
    },
    [lists],
  );

  useEffect(() => {
    refresh();
    return followTallies('voter', refresh);
  }, [refresh]);
  const change = useStore(latestChange);
  useEffect(() => {
    if (change !== undefined) lists[0]?.add(change.id);
  }, [change, lists]);

  const now = useNow();
  const known = useStore(knownVotings);
  const ids = new Set(states.flatMap((state) => state.ids));
  const votings = [...ids].flatMap((id) => known.get(id) ?? []);
  const byOpening = (one: Voting, other: Voting): number =>
    Date.parse(other.opensAt) - Date.parse(one.opensAt);
  const withStatus = (status: VotingStatus): Voting[] =>
    votings.filter((voting) => statusAt(voting, now) === status).sort(byOpening);
  return {
    votings: { OPEN: withStatus('OPEN'), UPCOMING: withStatus('UPCOMING'), CLOSED: withStatus('CLOSED') },
    loading: states.some(({ phase }) => phase === 'loading'),
    error: states.find(({ error }) => error !== undefined)?.error,
    refresh,
  };
}

/** Many stores as one. */
function combine<Value>(stores: Store<Value>[]): Store<Value[]> {
  const combined = createStore(stores.map((store) => store.get()));
  for (const store of stores)
    store.subscribe(() => {
      combined.set(stores.map((each) => each.get()));
    });
  return combined;
}
