import { useStore } from '../../ui/store';
import type { Identity } from '../api/identity';
import { identityOf, session, userOf, type User } from './session';

/** The signed-in user, if any. */
export function useUser(): User | undefined {
  return useStore(session, userOf);
}

/** As whom reads run; undefined while that is being found out. */
export function useIdentity(): Identity | undefined {
  return useStore(session, (current) => (current.phase === 'restoring' ? undefined : identityOf(current)));
}
