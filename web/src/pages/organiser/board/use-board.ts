import { useEffect, useMemo } from 'react';
import type { ApiError } from '../../../session/api/api-error';
import { followTallies } from '../../../session/cache/follow-tallies';
import { knownVotings } from '../../../session/cache/known-votings';
import { latestChange } from '../../../session/cache/use-live-votings';
import { VotingList } from '../../../session/cache/voting-list';
import { createStore, useStore, type Store } from '../../../ui/store';
import { serverNow, useNow } from '../../../ui/time/clock';
import { hasWords } from '../../../ui/voting/search-words';
import { statusAt, type Voting, type VotingStatus } from '../../../ui/voting/voting';
import { inBoardOrder, withoutGaps } from './board-order';

/** One part of the board: what is open, what waits, or what is over. */
export interface BoardPart {
  votings: Voting[];
  loading: boolean;
  /** Fetches more of it; undefined: this is all. */
  more: (() => void) | undefined;
}

/** What the board shows. */
export interface Board {
  parts: Record<VotingStatus, BoardPart>;
  error: ApiError | undefined;
  refresh: () => void;
}

const statuses: VotingStatus[] = ['OPEN', 'UPCOMING', 'CLOSED'];
const accesses = ['FREE', 'PAID'] as const;

/**
 * Every voting there is, page by page. Asks for free and paid apart: a preference would hide some.
 * @param search words that they must have; empty: none.
 */
export function useBoard(search: string): Board {
  const lists = useMemo(
    () =>
      statuses.flatMap((status) =>
        accesses.map((access) => new VotingList({ status, access, search }, 'voter')),
      ),
    [search],
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
    if (change === undefined) return;
    if (!hasWords(change, search)) return;
    lists
      .find(({ query }) => query.access === change.access && query.status === statusAt(change, serverNow()))
      ?.add(change.id);
  }, [change, lists, search]);

  const now = useNow();
  const known = useStore(knownVotings);
  // Time moves votings from one part to the next, whatever list they came by.
  const listed = states.flatMap(({ ids }) => ids.flatMap((id) => known.get(id) ?? []));
  const partOf = (status: VotingStatus): BoardPart => {
    const own = lists.flatMap((list, index) =>
      list.query.status === status ? [{ list, state: states[index] ?? list.state.get() }] : [],
    );
    const together = withoutGaps(
      status,
      own.map(({ state }) => ({
        votings: state.ids.flatMap((id) => known.get(id) ?? []),
        hasMore: state.nextToken !== null,
      })),
    );
    const ownIds = new Set(own.flatMap(({ state }) => state.ids));
    const arrived = listed.filter(({ id }) => !ownIds.has(id));
    const votings = new Map([...together, ...arrived].map((voting) => [voting.id, voting]));
    const hasMore = own.some(({ state }) => state.nextToken !== null);
    return {
      votings: inBoardOrder(
        status,
        [...votings.values()].filter((voting) => statusAt(voting, now) === status),
      ),
      loading: own.some(({ state }) => state.phase === 'loading' || state.phase === 'loading-more'),
      more: hasMore
        ? () => {
            for (const { list } of own) void list.more();
          }
        : undefined,
    };
  };
  return {
    parts: { OPEN: partOf('OPEN'), UPCOMING: partOf('UPCOMING'), CLOSED: partOf('CLOSED') },
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
