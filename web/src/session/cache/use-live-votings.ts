import { useEffect } from 'react';
import { OnVotingDeletedDocument, OnVotingDocument } from '../../../../schema/generated/operations';
import { createStore } from '../../ui/store';
import type { Voting } from '../../ui/voting/voting';
import { useIdentity } from '../account/use-session';
import { follow } from '../live/connection';
import { forgetVoting, rememberVotings } from './known-votings';

/** The voting that an organiser created or changed last. */
export const latestChange = createStore<Voting | undefined>(undefined);

/** Keeps known votings current as organisers create, change, close and delete them. Once for the whole app. */
export function useLiveVotings(): void {
  const identity = useIdentity();
  useEffect(() => {
    if (identity === undefined) return;
    // Pages fetch what they show when their own subscription begins again.
    const onReady = (): void => undefined;
    const stops = [
      follow(OnVotingDocument, {}, identity, {
        onMessage: ({ onVoting }) => {
          if (onVoting === null) return;
          rememberVotings([onVoting]);
          latestChange.set(onVoting);
        },
        onReady,
      }),
      follow(OnVotingDeletedDocument, {}, identity, {
        onMessage: ({ onVotingDeleted }) => {
          if (onVotingDeleted !== null) forgetVoting(onVotingDeleted.id);
        },
        onReady,
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [identity]);
}
