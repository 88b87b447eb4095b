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
  /** The voting that opens next, among what is open. */
  next: Voting | undefined;
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
        if (!onTally) return;
        learnTally(onTally);
        // Nothing else tells those who look at what is past of the end of a voting that they never saw open.
        const listed = list.state.get().ids.includes(onTally.votingId);
        if (onTally.final && list.query.status === 'CLOSED' && !listed) void list.refresh();
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

  // Both first answers are waited for, lest the second one push aside what the first one brought.
  if (withNext && upcoming.votings === undefined) return { ...listed, votings: undefined, next: undefined };
  const [next] = (upcoming.votings ?? [])
    .filter((voting) => withNext && statusAt(voting, now) === 'UPCOMING')
    .sort((one, other) => Date.parse(one.opensAt) - Date.parse(other.opensAt));
  return { ...listed, next: listed.votings && next };
}
