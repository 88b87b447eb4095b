import { useState } from 'react';
import type { Texts } from '../../ui/i18n/languages/texts';
import { useTranslation } from '../../ui/i18n/translation';
import type * as Accounts from './accounts';
import { refusalName } from './refusals';

type KnownError = keyof Texts['accounts']['errors'];

const known: ReadonlySet<string> = new Set<KnownError>([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UsernameExistsException',
  'InvalidPasswordException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'LimitExceededException',
  'TooManyRequestsException',
  'TooManyFailedAttemptsException',
  'NetworkError',
  'MailboxTaken',
  'TooManySignUps',
  'AddressUnverified',
  'PasswordVoid',
  'AppCodeWrong',
  'AppCodeUsed',
  'SignInTooLong',
]);

/** A form that asks Cognito something: whether it is waiting, and in plain words what went wrong. */
export interface AccountForm {
  busy: boolean;
  error: string | undefined;
  /** Runs a step with what accounts take; answers whether it went well. */
  attempt(step: (accounts: typeof Accounts) => Promise<void>): Promise<boolean>;
  /** To be called when the form begins to be filled in: loads what an attempt takes. */
  prepare(): void;
}

/** Amplify's part for accounts is large: a form is there before it is, and it is there before the form is filled in. */
const load = (): Promise<typeof Accounts> => import('./accounts');

export function useAccountForm(): AccountForm {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  return {
    busy,
    error,
    prepare() {
      // An attempt loads it again, and says what is wrong if it cannot.
      load().catch(() => undefined);
    },
    async attempt(step) {
      setBusy(true);
      setError(undefined);
      try {
        await step(await load());
        return true;
      } catch (thrown) {
        const thrownName = thrown instanceof Error ? refusalName(thrown) : '';
        // What browsers throw when a script cannot be loaded.
        const name = thrownName === 'TypeError' ? 'NetworkError' : thrownName;
        setError(t(`accounts.errors.${(known.has(name) ? name : 'Unknown') as KnownError}`));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
