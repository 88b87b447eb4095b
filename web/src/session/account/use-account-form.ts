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
  'ForbiddenException',
  'TooManyFailedAttemptsException',
  'NetworkError',
  'MailboxTaken',
  'TooManySignUps',
  'AddressUnverified',
  'PasswordVoid',
  'AppCodeWrong',
  'AppCodeUsed',
  'SignInTooLong',
  'NoAddress',
]);

/** A form that asks Cognito something: whether it is waiting, and in plain words what went wrong. */
export interface AccountForm {
  busy: boolean;
  error: string | undefined;
  /** What is wrong with the address, to stand at its field. */
  addressError: string | undefined;
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
  const [addressError, setAddressError] = useState<string>();
  return {
    busy,
    error,
    addressError,
    prepare() {
      // An attempt loads it again, and says what is wrong if it cannot.
      load().catch(() => undefined);
    },
    async attempt(step) {
      setBusy(true);
      setError(undefined);
      setAddressError(undefined);
      try {
        await step(await load());
        return true;
      } catch (thrown) {
        const thrownName = thrown instanceof Error ? refusalName(thrown) : '';
        // What browsers throw when a script cannot be loaded.
        const name = thrownName === 'TypeError' ? 'NetworkError' : thrownName;
        const words = t(`accounts.errors.${(known.has(name) ? name : 'Unknown') as KnownError}`);
        if (name === 'NoAddress') {
          setAddressError(words);
          // It is invalid once React has drawn it so.
          requestAnimationFrame(() =>
            document.querySelector<HTMLElement>('input[type=email][aria-invalid=true]')?.focus(),
          );
        } else setError(words);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
