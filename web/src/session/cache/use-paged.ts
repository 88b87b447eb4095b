import { useCallback, useEffect, useRef, useState } from 'react';
import { toApiError, type ApiError } from '../api/api-error';

/** A page of anything. */
export interface Page<Item> {
  items: Item[];
  nextToken: string | null;
}

/** A list as far as it was fetched. */
export interface Paged<Item> {
  items: Item[];
  phase: 'loading' | 'ready' | 'failed';
  error: ApiError | undefined;
  /** Fetches the next page; undefined when there is none. */
  more: (() => void) | undefined;
  /** Fetches from the beginning. */
  refresh: () => void;
}

/** A list that is fetched page by page. @param fetchPage must stay the same function between renders. */
export function usePaged<Item>(fetchPage: (nextToken: string | null) => Promise<Page<Item>>): Paged<Item> {
  const [items, setItems] = useState<Item[]>([]);
  const [nextToken, setNextToken] = useState<string | null>(null);
  const [phase, setPhase] = useState<Paged<Item>['phase']>('loading');
  const [error, setError] = useState<ApiError>();
  const question = useRef(0);

  const ask = useCallback(
    (token: string | null): void => {
      const mine = ++question.current;
      fetchPage(token).then(
        (page) => {
          if (mine !== question.current) return;
          setItems((before) => (token === null ? page.items : [...before, ...page.items]));
          setNextToken(page.nextToken);
          setError(undefined);
          setPhase('ready');
        },
        (thrown: unknown) => {
          if (mine !== question.current) return;
          setError(toApiError(thrown));
          setPhase('failed');
        },
      );
    },
    [fetchPage],
  );
  useEffect(() => {
    ask(null);
  }, [ask]);
  const askAgain = useCallback(
    (token: string | null): void => {
      setPhase('loading');
      ask(token);
    },
    [ask],
  );
  const refresh = useCallback(() => {
    askAgain(null);
  }, [askAgain]);
  const more = (): void => {
    askAgain(nextToken);
  };
  return { items, phase, error, refresh, more: nextToken === null ? undefined : more };
}
