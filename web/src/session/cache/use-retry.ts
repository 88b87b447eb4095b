import { useEffect, useRef } from 'react';
import type { ApiError } from '../api/api-error';
import { retryDelay } from '../live/retry-delay';

/**
 * Asks again by itself, more and more seldom, as long as there is no answer: nobody stands at a projector to press a button.
 * @param error what the last attempt failed with; a new one for each attempt.
 * @param again must stay the same function between renders.
 */
export function useRetry(error: ApiError | undefined, again: () => unknown): void {
  const retries = useRef(0);
  useEffect(() => {
    if (error?.type !== 'Network') {
      if (error === undefined) retries.current = 0;
      return;
    }
    const timer = setTimeout(again, retryDelay(retries.current, Math.random()));
    retries.current += 1;
    return () => {
      clearTimeout(timer);
    };
  }, [error, again]);
}
