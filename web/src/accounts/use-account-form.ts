import { useState } from 'react';
import { useTranslation } from '../i18n/translation';
import type { Texts } from '../i18n/languages/texts';

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
]);

/** A form that asks Cognito something: whether it is waiting, and in plain words what went wrong. */
export interface AccountForm {
  busy: boolean;
  error: string | undefined;
  /** Runs a step; answers whether it went well. */
  attempt(step: () => Promise<void>): Promise<boolean>;
}

export function useAccountForm(): AccountForm {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  return {
    busy,
    error,
    async attempt(step) {
      setBusy(true);
      setError(undefined);
      try {
        await step();
        return true;
      } catch (thrown) {
        const name = thrown instanceof Error ? thrown.name : '';
        setError(t(`accounts.errors.${(known.has(name) ? name : 'Unknown') as KnownError}`));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
