import { useCallback, useEffect, useState } from 'react';
import { VotingReportDocument, type VotingReportQuery } from '../../../../../schema/generated/operations';
import { toApiError, type ApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';

/** Who may vote, how many are invited, and what proves the tally. */
export type Facts = NonNullable<VotingReportQuery['voting']>;

/** Fetches what a report says of a voting besides its tally: again whenever `moment` changes. */
export function useFacts(
  id: string,
  moment: string,
): { facts: Facts | undefined; error: ApiError | undefined; refresh: () => void } {
  const [facts, setFacts] = useState<Facts>();
  const [error, setError] = useState<ApiError>();
  const ask = useCallback(
    (isWanted: () => boolean) => {
      run(VotingReportDocument, { id }, 'voter').then(
        ({ voting }) => {
          if (!isWanted()) return;
          setFacts(voting ?? undefined);
          setError(undefined);
        },
        (thrown: unknown) => {
          if (isWanted()) setError(toApiError(thrown));
        },
      );
    },
    [id],
  );
  useEffect(() => {
    let wanted = true;
    ask(() => wanted);
    return () => {
      wanted = false;
    };
  }, [ask, moment]);
  return {
    facts,
    error,
    refresh: () => {
      ask(() => true);
    },
  };
}
