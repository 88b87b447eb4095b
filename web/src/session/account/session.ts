import type { Identity } from '../api/client';
import { endErrand } from './return-page';
import { retryDelay } from '../live/retry-delay';
import { createStore } from '../../ui/store';
import { forgetVotes } from '../cache/known-votings';

/** Who is signed in. */
export interface User {
  /** The `sub` of the token. */
  id: string;
  email: string;
  /** Whether the token names the group `organisers`. */
  organiser: boolean;
}

/**
 * `restoring`: somebody was signed in when this page was last open; whether they still are is being found out.
 * `deleted`: the account of whoever was signed in is gone, and so many credits with it.
 */
export type Session =
  | { phase: 'restoring' }
  | { phase: 'out'; expired?: boolean; deleted?: { credits: number } }
  | { phase: 'in'; user: User };

/** Set while somebody is signed in, so that visitors who are not never load what signing in takes. */
const HINT = 'hustings.signed-in';

export const session = createStore<Session>(
  localStorage.getItem(HINT) === null ? { phase: 'out' } : { phase: 'restoring' },
);

/** As whom reads run now. */
export function identityOf(current: Session): Identity {
  return current.phase === 'in' ? 'voter' : 'public';
}

/** The user, if somebody is signed in. */
export function userOf(current: Session): User | undefined {
  return current.phase === 'in' ? current.user : undefined;
}

/** Takes note that somebody signed in. */
export function entered(user: User): void {
  localStorage.setItem(HINT, user.id);
  forgetVotes();
  session.set({ phase: 'in', user });
}

/** Takes note that nobody is signed in any more. @param expired whether that was not asked for. */
export function left(expired = false): void {
  leave({ phase: 'out', expired });
}

/** Takes note that the account of whoever was signed in is gone. @param credits what went with it. */
export function deleted(credits: number): void {
  leave({ phase: 'out', deleted: { credits } });
}

function leave(next: Session): void {
  localStorage.removeItem(HINT);
  endErrand();
  forgetVotes();
  session.set(next);
}

/** Finds out who is signed in, and follows what other tabs do. To be called once. */
export function watchSession(): void {
  let retries = 0;
  const restore = async (): Promise<void> => {
    const { currentUser } = await import('./accounts');
    const user = await currentUser();
    if (user === undefined) left(true);
    else entered(user);
  };
  const keepRestoring = (): void => {
    if (session.get().phase === 'in' || localStorage.getItem(HINT) === null) return;
    restore().catch(() => {
      // The tokens may well be good, only nobody can say so now: the page goes on in public meanwhile.
      session.set({ phase: 'out' });
      setTimeout(keepRestoring, retryDelay(retries, Math.random()));
      retries += 1;
    });
  };
  if (session.get().phase === 'restoring') keepRestoring();
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== HINT) return;
    if (newValue === null) left();
    else if (newValue !== userOf(session.get())?.id) {
      session.set({ phase: 'restoring' });
      keepRestoring();
    }
  });
}
