import type { ReactNode } from 'react';
import type { Paged } from '../../session/cache/use-paged';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Loading } from '../../ui/notices';

/** A list under its title, page by page, with what is said while there is nothing to show. */
export function PagedCard({
  id,
  title,
  list: { items, phase, error, more, refresh },
  empty,
  children,
}: {
  id: string;
  title: string;
  list: Paged<unknown>;
  empty?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="card stack-tight" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {error && <FailureOf error={error} retry={refresh} />}
      {items.length === 0 && empty && (phase === 'loading' ? <Loading /> : phase === 'ready' && empty)}
      {children}
      {more && (
        <button type="button" className="button" onClick={more} disabled={phase === 'loading'}>
          {t('common.more')}
        </button>
      )}
    </section>
  );
}
