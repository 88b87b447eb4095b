import { useCallback, useEffect, useState } from 'react';
import {
  DraftDocument,
  DraftsDocument,
  type DraftFieldsFragment,
} from '../../../../schema/generated/operations';
import { useStore } from '../../ui/store';
import { toApiError, type ApiError } from '../api/api-error';
import { run } from '../api/client';
import { knownVotings } from './known-votings';
import { usePaged, type Page, type Paged } from './use-paged';

/** A draft as the server has it. No message tells of drafts: they are as they were when they were asked for. */
export type SavedDraft = DraftFieldsFragment;

/** One draft. `null`: there is none with that id, or no longer. @param id the same for as long as the component is there. */
export function useDraft(id: string): {
  draft: SavedDraft | null | undefined;
  error: ApiError | undefined;
  refresh: () => void;
} {
  const [draft, setDraft] = useState<SavedDraft | null>();
  const [error, setError] = useState<ApiError>();
  const refresh = useCallback(() => {
    run(DraftDocument, { id }, 'voter').then(
      ({ draft: found }) => {
        setDraft(found);
        setError(undefined);
      },
      (thrown: unknown) => {
        setError(toApiError(thrown));
      },
    );
  }, [id]);
  useEffect(refresh, [refresh]);
  return { draft, error, refresh };
}

/** All drafts, the newest first, page by page. @param search words that they must have; empty: none. */
export function useDrafts(search: string): Paged<SavedDraft> {
  const fetchPage = useCallback(
    async (nextToken: string | null): Promise<Page<SavedDraft>> => {
      const filter = { status: 'DRAFT' as const, ...(search !== '' && { search }) };
      return (await run(DraftsDocument, { filter, nextToken }, 'voter')).votings;
    },
    [search],
  );
  const list = usePaged(fetchPage);
  // What is a voting by now is no draft, also when somebody else published it.
  const published = useStore(knownVotings);
  return { ...list, items: list.items.filter(({ id }) => !published.has(id)) };
}
