import { useEffect } from 'react';
import { MeDocument, OnCreditsDocument } from '../../../../schema/generated/operations';
import { useUser } from '../account/use-session';
import { run } from '../api/client';
import { follow } from '../live/connection';
import { balance, rememberBalance, rememberCredits } from './balance';
import { knownProfile } from './profile';

/** Keeps the voter's credits and profile current for as long as somebody is signed in. */
export function useLiveProfile(): void {
  const userId = useUser()?.id;
  useEffect(() => {
    if (userId === undefined) return;
    let current = true;
    const fetchProfile = (): void => {
      run(MeDocument, {}, 'voter')
        .then(({ me }) => {
          if (!current) return;
          knownProfile.set(me);
          rememberCredits(me.credits);
        })
        // The header can do without the number; pages that need the profile ask for it and say what went wrong.
        .catch(() => undefined);
    };
    fetchProfile();
    const stop = follow(OnCreditsDocument, { userId }, 'voter', {
      onMessage: ({ onCredits }) => {
        if (onCredits) rememberBalance(onCredits);
      },
      onReady: fetchProfile,
    });
    return () => {
      current = false;
      stop();
      balance.set(undefined);
      knownProfile.set(undefined);
    };
  }, [userId]);
}
