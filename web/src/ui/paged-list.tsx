import type { ReactNode } from 'react';
import type { Problem } from './error-words';
import { FailureOf } from './failure-of';
import { useTranslation } from './i18n/translation';
import { Loading } from './notices';

/** A list that comes page by page, as far as it was fetched. */
interface ListSoFar {
  items: readonly unknown[];
  phase: 'loading' | 'ready' | 'failed';
  error: Problem | undefined;
  /** Fetches the next page; undefined when there is none. */
  more: (() => void) | undefined;
  refresh: () => void;
}

/** What stands around such a list: what went wrong, what is said while it is empty, and the way to more of it. */
export function PagedList({
  list: { items, phase, error, more, refresh },
  empty,
  children,
}: {
  list: ListSoFar;
  /** Absent: an empty list is left empty. */
  empty?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {error && <FailureOf error={error} retry={refresh} />}
      {items.length === 0 &&
        empty &&
        (phase === 'loading' ? <Loading /> : phase === 'ready' && more === undefined && empty)}
      {children}
      {more && (
        <button type="button" className="button" onClick={more} disabled={phase === 'loading'}>
          {t('common.more')}
        </button>
      )}
    </>
  );
}
