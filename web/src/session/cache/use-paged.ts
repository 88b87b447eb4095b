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
    async (token: string | null): Promise<void> => {
      const mine = ++question.current;
      setPhase('loading');
      try {
        const page = await fetchPage(token);
        if (mine !== question.current) return;
        setItems((before) => (token === null ? page.items : [...before, ...page.items]));
        setNextToken(page.nextToken);
        setError(undefined);
        setPhase('ready');
      } catch (thrown) {
        if (mine !== question.current) return;
        setError(toApiError(thrown));
        setPhase('failed');
      }
    },
    [fetchPage],
  );
  const refresh = useCallback(() => void ask(null), [ask]);
  useEffect(refresh, [refresh]);
  return { items, phase, error, refresh, more: nextToken === null ? undefined : () => void ask(nextToken) };
}
