import { useLocation } from 'react-router';

/** What one step with an account hands to the next. */
export interface AccountState {
  /** Where to go once signed in. */
  next?: string;
  email?: string;
  /** A sign-up that waits for its code. */
  signUpId?: string;
  /** An authenticator app was turned on just now. */
  appIsOn?: boolean;
}

/** What the step before handed over. */
export function useAccountState(): AccountState {
  return (useLocation().state as AccountState | null) ?? {};
}
