import { useEffect } from 'react';
import { useStore } from '../../ui/store';
import type { Voting } from '../../ui/voting/voting';
import { fetchVotingOnce } from './fetch-voting';
import { knownVotings } from './known-votings';

/** A voting of which hardly more than its title is wanted: fetched once if this page does not know it yet. */
export function useKnownVoting(id: string | undefined): Voting | undefined {
  const voting = useStore(knownVotings, (known) => (id === undefined ? undefined : known.get(id)));
  useEffect(() => {
    if (id !== undefined && voting === undefined) fetchVotingOnce(id);
  }, [id, voting]);
  return voting;
}
