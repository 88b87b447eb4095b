import { useEffect } from 'react';
import { MeDocument, OnCreditsDocument } from '../../../../schema/generated/operations';
import { run } from '../api/client';
import { follow } from '../live/connection';
import { learnProfile } from './known-profile';
import { balance, learnBalance, learnCredits } from './balance';
import { useUser } from '../account/use-session';

/** Keeps the voter's credits and profile current for as long as somebody is signed in. */
export function useFollowedBalance(): void {
  const userId = useUser()?.id;
  useEffect(() => {
    if (userId === undefined) return;
    let current = true;
    const fetchProfile = (): void => {
      run(MeDocument, {}, 'voter')
        .then(({ me }) => {
          if (!current) return;
          learnProfile(me);
          learnCredits(me.credits);
        })
        // The header can do without the number; pages that need the profile ask for it and say what went wrong.
        .catch(() => undefined);
    };
    fetchProfile();
    const stop = follow(OnCreditsDocument, { userId }, 'voter', {
      onMessage: ({ onCredits }) => {
        if (onCredits) learnBalance(onCredits);
      },
      onReady: fetchProfile,
    });
    return () => {
      current = false;
      stop();
      balance.set(undefined);
      learnProfile(undefined);
    };
  }, [userId]);
}
