import type { Voting, VotingStatus } from '../../../ui/voting/voting';

/** A list of votings as far as it was fetched. */
export interface FetchedPart {
  votings: readonly Voting[];
  /** Whether the API has more of it. */
  hasMore: boolean;
}

/** What is next comes first: what closes next, what opens next; of what is over, what was last. */
const instants: Record<VotingStatus, (voting: Voting) => number> = {
  OPEN: ({ closesAt }) => Date.parse(closesAt),
  UPCOMING: ({ opensAt }) => Date.parse(opensAt),
  CLOSED: ({ closesAt }) => -Date.parse(closesAt),
};

/** Sorts the votings of one part of the board. */
export function inBoardOrder(status: VotingStatus, votings: readonly Voting[]): Voting[] {
  const instantOf = instants[status];
  return [...votings].sort((one, other) => instantOf(one) - instantOf(other));
}

/**
 * What several lists have in common so far. Each list is fetched page by page by its opening: beyond the end of the
 * shortest one, votings would come in between later, and so they wait.
 */
export function withoutGaps(status: VotingStatus, parts: readonly FetchedPart[]): Voting[] {
  const direction = status === 'UPCOMING' ? 1 : -1;
  const place = ({ opensAt }: Voting): number => direction * Date.parse(opensAt);
  const ends = parts
    .filter(({ hasMore, votings }) => hasMore && votings.length > 0)
    .map(({ votings }) => Math.max(...votings.map(place)));
  const end = Math.min(Infinity, ...ends);
  return parts.flatMap(({ votings }) => votings).filter((voting) => place(voting) <= end);
}
