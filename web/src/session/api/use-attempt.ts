import { useState } from 'react';
import { toApiError, type ApiError } from './api-error';

/** A step that asks the API: whether it is under way, and what it failed with. */
export interface Attempt {
  busy: boolean;
  error: ApiError | undefined;
  /** Takes the step. Answers whether it went well. */
  attempt: (step: () => Promise<unknown>) => Promise<boolean>;
  clearError: () => void;
}

/** For components in which somebody can send something. One step at a time: they say `busy` until it is over. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const clearError = (): void => {
    setError(undefined);
  };
  const attempt = async (step: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    clearError();
    const failure = await step().then(() => undefined, toApiError);
    setError(failure);
    setBusy(false);
    return failure === undefined;
  };
  return { busy, error, attempt, clearError };
}
