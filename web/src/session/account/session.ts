import { everyTab } from '../../ui/storage/browser-storage';
import { createStore } from '../../ui/store';
import { askAs } from '../api/asker';
import type { Identity } from '../api/identity';
import { forgetChoice } from './kept-choice';
import type { LastingRefusal } from './refusals';
import { forgetReturnPage } from './return-page';

/** Who is signed in. */
export interface User {
  /** The `sub` of the token. */
  id: string;
  email: string;
  /** Whether the token names the group `organisers`. */
  organiser: boolean;
  /** An organiser who has yet to sign in with an authenticator app: the token names no such group. */
  withoutApp: boolean;
}

/**
 * `restoring`: somebody was signed in when this page was last open; whether they still are is being found out.
 * `refusal`: why a session that has expired is not to be had again as the account is.
 * `deleted`: the account that was signed in is gone, and so many credits with it.
 */
export type Session =
  | { phase: 'restoring' }
  | { phase: 'out'; expired?: boolean; refusal?: LastingRefusal; deleted?: { credits: number } }
  | { phase: 'in'; user: User };

/** Set while somebody is signed in, so that visitors who are not never load what signing in takes. */
export const SIGNED_IN = 'hustings.signed-in';

export const session = createStore<Session>(
  everyTab.get(SIGNED_IN) === null ? { phase: 'out' } : { phase: 'restoring' },
);

/** As whom reads run now. */
export function identityOf(current: Session): Identity {
  return current.phase === 'in' ? 'voter' : 'public';
}

/** The user, if somebody is signed in. */
export function userOf(current: Session): User | undefined {
  return current.phase === 'in' ? current.user : undefined;
}

/** Somebody has signed in, or turns out to be signed in still. */
export function startSession(user: User): void {
  everyTab.set(SIGNED_IN, user.id);
  askAs(user.id);
  session.set({ phase: 'in', user });
}

/**
 * Nobody is signed in any more.
 * @param why `expired`: that was not asked for; `refusal`: on what ground; `deleted`: the account is gone, and so many
 * credits with it.
 */
export function endSession(
  why: { expired?: boolean; refusal?: LastingRefusal; deleted?: { credits: number } } = {},
): void {
  everyTab.remove(SIGNED_IN);
  forgetReturnPage();
  // Whom the session has left goes on where they were.
  if (!why.expired) forgetChoice();
  askAs(undefined);
  session.set({ phase: 'out', ...why });
}
