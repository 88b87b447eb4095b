import { useEffect } from 'react';
import { OnCreditsDocument } from '../../../../schema/generated/operations';
import { useUser } from '../account/use-session';
import { follow } from '../live/connection';
import { balance, rememberBalance } from './balance';
import { fetchProfile, knownProfile } from './profile';

/** Keeps the voter's credits and profile current for as long as somebody is signed in. */
export function useLiveProfile(): void {
  const userId = useUser()?.id;
  useEffect(() => {
    if (userId === undefined) return;
    // The header can do without the number; pages that need the profile ask for it and say what went wrong.
    const fetched = (): void => void fetchProfile().catch(() => undefined);
    fetched();
    const stop = follow(OnCreditsDocument, { userId }, 'voter', {
      onMessage: ({ onCredits }) => {
        if (onCredits) rememberBalance(onCredits);
      },
      onReady: fetched,
    });
    return () => {
      stop();
      balance.set(undefined);
      knownProfile.set(undefined);
    };
  }, [userId]);
}
