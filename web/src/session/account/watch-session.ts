import { everyTab } from '../../ui/storage/browser-storage';
import { whenSessionEnds } from '../api/asker';
import { retryDelay } from '../live/retry-delay';
import { endSession, session, SIGNED_IN, startSession, userOf } from './session';

/** Finds out who is signed in, and follows what other tabs do. To be called once. */
export function watchSession(): void {
  let retries = 0;
  let isAsking = false;
  let next: ReturnType<typeof setTimeout> | undefined;
  const restore = async (): Promise<void> => {
    const { currentUser } = await import('./accounts');
    const user = await currentUser();
    if (user === undefined) {
      // A session that was refused has ended already, and says why.
      if (everyTab.get(SIGNED_IN) !== null) endSession({ expired: true });
    } else startSession(user);
  };
  const keepRestoring = (): void => {
    if (isAsking || session.get().phase === 'in' || everyTab.get(SIGNED_IN) === null) return;
    isAsking = true;
    clearTimeout(next);
    restore()
      .then(
        () => {
          retries = 0;
        },
        () => {
          // The tokens may well be good, only nobody can say so now: the page goes on in public.
          session.set({ phase: 'out' });
          next = setTimeout(keepRestoring, retryDelay(retries, Math.random()));
          retries += 1;
        },
      )
      .finally(() => {
        isAsking = false;
      });
  };
  /** Everything that was shown of one voter goes before anything of the next one is shown. */
  const compare = (signedIn: string | null): void => {
    const current = session.get();
    if (signedIn === null) {
      if (current.phase !== 'out') endSession();
      return;
    }
    if (current.phase === 'in' && userOf(current)?.id !== signedIn) session.set({ phase: 'restoring' });
    keepRestoring();
  };
  whenSessionEnds(() => {
    endSession({ expired: true });
  });
  if (session.get().phase === 'restoring') keepRestoring();
  window.addEventListener('storage', ({ key, newValue }) => {
    // Without a key everything was wiped.
    if (key === null) compare(null);
    if (key === SIGNED_IN) compare(newValue);
  });
  // A tab that slept was told of nothing.
  for (const event of ['pageshow', 'focus'])
    window.addEventListener(event, () => {
      compare(everyTab.get(SIGNED_IN));
    });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') compare(everyTab.get(SIGNED_IN));
  });
}
