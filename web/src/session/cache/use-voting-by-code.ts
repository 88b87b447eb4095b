import { useCallback, useEffect, useState } from 'react';
import { toApiError, type ApiError } from '../api/api-error';
import type { Identity } from '../api/identity';
import { fetchVotingByCode } from './fetch-voting';
import { useRetry } from './use-retry';

/** Asks which voting has a code, until there is an answer; `retry` asks at once. */
export function useVotingByCode(
  code: string,
  identity: Identity | undefined,
): { votingId: string | undefined; error: ApiError | undefined; retry: () => void } {
  const [votingId, setVotingId] = useState<string>();
  const [error, setError] = useState<ApiError>();
  const [tries, setTries] = useState(0);
  const ask = useCallback(() => {
    setTries((before) => before + 1);
  }, []);
  const retry = useCallback(() => {
    setError(undefined);
    ask();
  }, [ask]);
  // What was said stays until there is an answer.
  useRetry(error, ask);
  useEffect(() => {
    if (identity === undefined) return;
    let current = true;
    fetchVotingByCode(code, identity).then(
      (id) => {
        if (current) setVotingId(id);
      },
      (thrown: unknown) => {
        if (current) setError(toApiError(thrown));
      },
    );
    return () => {
      current = false;
    };
  }, [code, identity, tries]);
  return { votingId, error, retry };
}
