import { useEffect } from 'react';
import { OnEveryTallyDocument } from '../../../../schema/generated/operations';
import type { Identity } from '../../api/client';
import { follow } from '../../live/connection';
import { learnTally } from '../known-votings';
import { statusAt, type Voting } from '../voting';
import { fetchToEnd, type VotingQuery } from '../voting-list';
import { useVotingList, type Listed } from './use-voting-list';

/** What the wall shows. */
export interface WallContents extends Listed {
  /** The voting that opens next, as long as there is one and it is asked for. */
  next: Voting | undefined;
  /** What is shown first is on its way. */
  starting: boolean;
}

/**
 * A list of the wall with the votings in it, kept current by one subscription to every tally.
 * @param identity as whom to read; undefined while that is being found out.
 * @param who the user's id; lists of one user are not another's.
 * @param showPaid whether paid votings are listed; undefined while a voter's wish is not known.
 */
export function useWall(
  identity: Identity | undefined,
  who: string,
  query: VotingQuery,
  showPaid: boolean | undefined,
  now: number,
): WallContents {
  const listed = useVotingList(identity, who, query, showPaid, now);
  const withNext = query.status === 'OPEN';
  const upcoming = useVotingList(
    withNext ? identity : undefined,
    who,
    { ...query, status: 'UPCOMING' },
    showPaid,
    now,
  );
  const { list } = listed;
  const nextList = upcoming.list;
  useEffect(() => {
    if (list === undefined || identity === undefined) return;
    return follow(OnEveryTallyDocument, {}, identity, {
      onMessage: ({ onTally }) => {
        if (onTally) learnTally(onTally);
      },
      // Tallies that moved, and votings that were announced, before the subscription began were not told.
      onReady: () => {
        void list.refresh();
        void nextList?.refresh();
      },
    });
  }, [list, nextList, identity]);
  // Lists begin with what opens last.
  useEffect(() => (nextList === undefined ? undefined : fetchToEnd(nextList)), [nextList]);

  const [next] = upcoming.votings
    .filter((voting) => statusAt(voting, now) === 'UPCOMING')
    .sort((one, other) => Date.parse(one.opensAt) - Date.parse(other.opensAt));
  const asking = ({ state }: Listed): boolean => state === undefined || state.phase === 'loading';
  // Both first answers are waited for, lest the second one push aside what the first one brought.
  const starting = asking(listed) || (withNext && asking(upcoming));
  return {
    ...listed,
    votings: starting ? [] : listed.votings,
    next: withNext && !starting ? next : undefined,
    starting,
  };
}
