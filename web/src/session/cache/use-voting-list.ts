import { useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import { useStore, type Readable } from '../../ui/store';
import { serverNow } from '../../ui/time/clock';
import { hasWords } from '../../ui/voting/search-words';
import { useLastTurn } from '../../ui/voting/use-status';
import { statusAt, type Voting, type VotingStatus } from '../../ui/voting/voting';
import type { Identity } from '../api/identity';
import { knownVotings } from './known-votings';
import { latestChange } from './use-live-votings';
import { useRetry } from './use-retry';
import { VotingList, type ListState, type VotingQuery } from './voting-list';

/** What began so long ago, in milliseconds, is in every answer. */
const JUST_NOW_MS = 5_000;

/** Lists stay while other pages are visited, so that coming back shows at once what was there. */
const lists = new Map<string, VotingList>();

function listOf(identity: Identity, who: string, query: VotingQuery): VotingList {
  // What is searched for is fetched each time: every text that somebody types would stay otherwise.
  if (query.search) return new VotingList(query, identity);
  const key = [identity, who, query.status, query.access].join();
  const list = lists.get(key) ?? new VotingList(query, identity);
  lists.set(key, list);
  return list;
}

/**
 * Whether another list of the same part of the wall has arrived. Then what this one is going to hold is known well
 * enough to be shown before it arrives: a reader who changes a filter keeps the tiles that pass it.
 */
function isForeseen(status: VotingStatus): boolean {
  return [...lists.values()].some(
    (list) => list.query.status === status && list.state.get().phase !== 'loading',
  );
}

/** A list and the votings in it. */
export interface Listed {
  /** Undefined until it is known who asks. */
  list: VotingList | undefined;
  state: ListState | undefined;
  /** In the list's order. Undefined as long as nothing is known of them. */
  votings: Voting[] | undefined;
}

/**
 * Whether a list with this `access` holds the voting, whatever its status.
 * @param showPaid whether paid votings are listed; undefined, while a voter's wish is not known, counts as yes.
 */
export function isListed(
  voting: Voting,
  access: VotingQuery['access'],
  showPaid: boolean | undefined,
): boolean {
  return access === undefined ? voting.access === 'FREE' || showPaid !== false : voting.access === access;
}

/** A list of votings, fetched at first and kept current as organisers create and change votings and as time passes. */
export function useVotingList(
  identity: Identity | undefined,
  who: string,
  { status, access, search = '' }: VotingQuery,
  showPaid: boolean | undefined,
): Listed {
  const list = useMemo(
    () => (identity === undefined ? undefined : listOf(identity, who, { status, access, search })),
    [identity, who, status, access, search],
  );
  // `showPaid` decides on the server what a voter's list holds.
  useEffect(() => void list?.refresh(), [list, showPaid]);

  const known = useStore(knownVotings);
  const lastTurn = useLastTurn(known);
  const belongs = useCallback(
    (voting: Voting): boolean =>
      isListed(voting, access, showPaid) && statusAt(voting, lastTurn) === status && hasWords(voting, search),
    [access, showPaid, lastTurn, status, search],
  );
  const change = useStore(latestChange);
  // Only a change that arrives adds a tile; time passing is seen to below.
  const add = useEffectEvent((changed: Voting) => {
    if (belongs(changed)) list?.add(changed.id);
  });
  useEffect(() => {
    if (change !== undefined) add(change);
  }, [change, list]);

  // What opens or closes does so in front of those who look.
  useEffect(() => {
    if (status === 'UPCOMING') return;
    const began = ({ opensAt, closesAt }: Voting): number =>
      Date.parse(status === 'OPEN' ? opensAt : closesAt);
    for (const voting of known.values())
      if (belongs(voting) && began(voting) > serverNow() - JUST_NOW_MS) list?.add(voting.id);
  }, [list, known, belongs, status]);

  const state = useStore<ListState | undefined>(list?.state ?? nothing);
  const refresh = useCallback(() => list?.refresh(), [list]);
  useRetry(state?.phase === 'failed' ? state.error : undefined, refresh);
  // What is next comes first among what is upcoming, what was last everywhere else.
  const direction = status === 'UPCOMING' ? -1 : 1;
  const votings = useMemo(() => {
    const byOpening = (one: Voting, other: Voting): number =>
      direction * (Date.parse(other.opensAt) - Date.parse(one.opensAt));
    if (state !== undefined && state.phase !== 'loading') {
      const listed = state.ids.flatMap((id) => known.get(id) ?? []);
      return status === 'UPCOMING' ? listed.sort(byOpening) : listed;
    }
    if (state === undefined || search !== '' || !isForeseen(status)) return undefined;
    return [...known.values()].filter(belongs).sort(byOpening);
  }, [belongs, direction, known, search, state, status]);
  return { list, state, votings };
}

const nothing: Readable<ListState | undefined> = { get: () => undefined, subscribe: () => () => undefined };
