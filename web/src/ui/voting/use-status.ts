import { useTime } from '../time/clock';
import { statusAt, type Voting, type VotingStatus } from './voting';

/** Where a voting stands now. What follows it is rendered again when that changes, not every second. */
export function useStatus(voting: Pick<Voting, 'opensAt' | 'closesAt'>): VotingStatus {
  return useTime((now) => statusAt(voting, now));
}

/**
 * The last moment, in milliseconds since the epoch, at which one of these votings opened or closed: each of them stands where it
 * stood then. 0 if none has opened yet.
 */
export function useLastTurn(votings: ReadonlyMap<string, Pick<Voting, 'opensAt' | 'closesAt'>>): number {
  return useTime((now) => {
    let last = 0;
    for (const { opensAt, closesAt } of votings.values())
      for (const turn of [Date.parse(opensAt), Date.parse(closesAt)])
        if (turn <= now && turn > last) last = turn;
    return last;
  });
}
