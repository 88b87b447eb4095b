import { retryDelay } from '../live/retry-delay';
import { endSession, session, SIGNED_IN, startSession, userOf } from './session';

/** Finds out who is signed in, and follows what other tabs do. To be called once. */
export function watchSession(): void {
  let retries = 0;
  const restore = async (): Promise<void> => {
    const { currentUser } = await import('./accounts');
    const user = await currentUser();
    if (user === undefined) {
      // A session that was refused has ended already, and says why.
      if (localStorage.getItem(SIGNED_IN) !== null) endSession({ expired: true });
    } else startSession(user);
  };
  const keepRestoring = (): void => {
    if (session.get().phase === 'in' || localStorage.getItem(SIGNED_IN) === null) return;
    restore().catch(() => {
      // The tokens may well be good, only nobody can say so now: the page goes on in public.
      session.set({ phase: 'out' });
      setTimeout(keepRestoring, retryDelay(retries, Math.random()));
      retries += 1;
    });
  };
  if (session.get().phase === 'restoring') keepRestoring();
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== SIGNED_IN) return;
    if (newValue === null) endSession();
    else if (newValue !== userOf(session.get())?.id) {
      session.set({ phase: 'restoring' });
      keepRestoring();
    }
  });
}
