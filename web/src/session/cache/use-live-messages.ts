import { useEffect } from 'react';
import { OnMessageDocument } from '../../../../schema/generated/operations';
import { useUser } from '../account/use-session';
import { follow } from '../live/connection';
import { rememberFollow, rememberFollows } from './follows';
import { fetchMessages, forgetMessages, rememberRead, takeMessage } from './messages';
import { listenToTabs } from './tabs';

/** How long the subscription may take to begin, in milliseconds, before the list is fetched without it. */
const LONGEST_WAIT_MS = 4_000;

/** Keeps what the voter is told current for as long as somebody is signed in. Once for the whole app. */
export function useLiveMessages(): void {
  const userId = useUser()?.id;
  useEffect(() => {
    if (userId === undefined) return;
    // Once the subscription has begun nothing falls between it and the list: as a rule one question is enough.
    const late = setTimeout(() => void fetchMessages(), LONGEST_WAIT_MS);
    const stops = [
      follow(OnMessageDocument, {}, 'voter', {
        onMessage: ({ onMessage }) => {
          if (onMessage) void takeMessage(onMessage);
        },
        onReady: () => {
          clearTimeout(late);
          void fetchMessages();
        },
      }),
      listenToTabs((news) => {
        if ('readUpTo' in news) rememberRead(news.readUpTo);
        else rememberFollow(news.votingId, news.following);
      }),
    ];
    return () => {
      clearTimeout(late);
      for (const stop of stops) stop();
      forgetMessages();
      rememberFollows([]);
    };
  }, [userId]);
}
