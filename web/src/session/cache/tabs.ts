import { asker } from '../api/asker';

/** What one tab tells the others of this browser. */
export type TabNews = { readUpTo: string } | { votingId: string; following: boolean };

const NAME = 'hustings.messages';

let channel: BroadcastChannel | undefined;

/** Tells the other tabs of the same voter. Browsers without such channels catch up when they are looked at. */
export function tellTabs(news: TabNews): void {
  open()?.postMessage({ voter: asker(), news });
}

/** Listens to what other tabs of the same voter tell. @returns ends it. */
export function listenToTabs(listener: (news: TabNews) => void): () => void {
  const opened = open();
  const onMessage = ({ data }: MessageEvent<{ voter: string; news: TabNews }>): void => {
    if (data.voter === asker()) listener(data.news);
  };
  opened?.addEventListener('message', onMessage);
  return () => {
    opened?.removeEventListener('message', onMessage);
  };
}

function open(): BroadcastChannel | undefined {
  if ('BroadcastChannel' in globalThis) channel ??= new BroadcastChannel(NAME);
  return channel;
}
