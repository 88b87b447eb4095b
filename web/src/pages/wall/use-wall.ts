import { useEffect, useEffectEvent } from 'react';
import type { Identity } from '../../session/api/identity';
import { fetchVoting } from '../../session/cache/fetch-voting';
import { followTallies } from '../../session/cache/follow-tallies';
import { knownVotings } from '../../session/cache/known-votings';
import { isListed, useVotingList, type Listed } from '../../session/cache/use-voting-list';
import type { VotingList, VotingQuery } from '../../session/cache/voting-list';
import { useTime } from '../../ui/time/clock';
import { hasWords } from '../../ui/voting/search-words';
import { statusAt, type Voting } from '../../ui/voting/voting';

/** Over how long those who look at what is past ask about a voting that ended, in milliseconds. */
const SPREAD_MS = 5_000;

/** What the wall shows. */
export interface WallVotings extends Listed {
  /** The voting that opens next, among what is open. */
  next: Voting | undefined;
}

/**
 * A list of the wall with the votings in it, kept current by one subscription to all tallies.
 * @param identity as whom to read; undefined while that is being found out.
 * @param who the user's id; lists of one user are not another's.
 * @param showPaid whether paid votings are listed; undefined while a voter's wish is not known.
 */
export function useWall(
  identity: Identity | undefined,
  who: string,
  query: VotingQuery,
  showPaid: boolean | undefined,
): WallVotings {
  const listed = useVotingList(identity, who, query, showPaid);
  const withNext = query.status === 'OPEN' && !query.search;
  const upcoming = useVotingList(
    withNext ? identity : undefined,
    who,
    { ...query, status: 'UPCOMING' },
    showPaid,
  );
  const { list } = listed;
  const nextList = upcoming.list;
  const addIfListed = useEffectEvent((id: string, to: VotingList) => {
    const voting = knownVotings.get().get(id);
    if (voting !== undefined && isListed(voting, to.query.access, showPaid)) {
      if (hasWords(voting, to.query.search ?? '')) to.add(id);
    }
  });
  useEffect(() => {
    if (list === undefined || identity === undefined) return;
    // Nothing else tells those who look at what is past of the end of a voting that they never saw open.
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const addEnded = async (id: string): Promise<void> => {
      if (!knownVotings.get().has(id)) await fetchVoting(id, identity);
      addIfListed(id, list);
    };
    const addEndedSoon = (id: string): void => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        // What cannot be fetched now is there when the list is fetched next.
        addEnded(id).catch(() => undefined);
      }, Math.random() * SPREAD_MS);
      timers.add(timer);
    };
    // Tallies that moved, and votings that were announced, before the subscription began did not arrive.
    const onReady = (): void => {
      void list.refresh();
      void nextList?.refresh();
    };
    const unfollow = followTallies(identity, onReady, ({ votingId, final }) => {
      if (final && list.query.status === 'CLOSED') addEndedSoon(votingId);
    });
    return () => {
      for (const timer of timers) clearTimeout(timer);
      unfollow();
    };
  }, [list, nextList, identity]);

  const next = useTime((now) =>
    (upcoming.votings ?? []).find((voting) => withNext && statusAt(voting, now) === 'UPCOMING'),
  );
  // Both first answers are waited for, so that the second one does not push aside what the first one brought.
  if (withNext && upcoming.votings === undefined) return { ...listed, votings: undefined, next: undefined };
  return { ...listed, next: listed.votings && next };
}
