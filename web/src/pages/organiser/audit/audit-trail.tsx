import { useCallback, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAttempt } from '../../../session/api/use-attempt';
import { fetchAudit, fetchWholeAudit } from '../../../session/cache/audit';
import { usePaged } from '../../../session/cache/use-paged';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import type { Separator } from '../csv';
import { download } from '../download';
import { auditCsv } from './audit-csv';
import { AuditEntryRow } from './audit-entry';
import '../organiser.css';

/** What organisers and operators did: everything, or what was done to one voting. */
export default function AuditTrail(): ReactNode {
  const { t, language } = useTranslation();
  const [search] = useSearchParams();
  const votingId = search.get('voting') ?? undefined;
  const fetchPage = useCallback(
    (nextToken: string | null) => fetchAudit({ votingId }, nextToken),
    [votingId],
  );
  const { items, phase, error, more, refresh } = usePaged(fetchPage);
  const [separator, setSeparator] = useState<Separator>(language === 'de' ? ';' : ',');
  const { busy, error: exportError, attempt } = useAttempt();
  usePageTitle(t('audit.title'));
  const exportAll = () =>
    attempt(async () => {
      const entries = await fetchWholeAudit({ votingId });
      download(
        `hustings-audit${votingId ? `-${votingId}` : ''}.csv`,
        'text/csv',
        auditCsv(entries, separator),
      );
    });
  return (
    <div className="page">
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.intro')}</p>
      {votingId !== undefined && (
        <p>
          {t('audit.ofVoting')} <Link to="/organiser/audit">{t('audit.all')}</Link>
        </p>
      )}
      <div className="audit-export">
        <label>
          {t('audit.separator')}{' '}
          <select
            value={separator}
            onChange={({ target }) => {
              setSeparator(target.value as Separator);
            }}
          >
            <option value=",">{t('audit.comma')}</option>
            <option value=";">{t('audit.semicolon')}</option>
          </select>
        </label>
        <button type="button" className="button" disabled={busy} onClick={() => void exportAll()}>
          {t('audit.export')}
        </button>
      </div>
      {exportError && <FailureOf error={exportError} />}
      {error && <FailureOf error={error} retry={refresh} />}
      {items.length === 0 && phase === 'loading' && <Loading />}
      {items.length === 0 && phase === 'ready' && (
        <Empty title={t('audit.none')} next={t('audit.noneNext')} />
      )}
      {items.length > 0 && (
        <section aria-labelledby="audit-entries">
          <h2 id="audit-entries" className="visually-hidden">
            {t('audit.title')}
          </h2>
          <ul className="audit-entries">
            {items.map((entry) => (
              <AuditEntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {more && (
        <button type="button" className="button" onClick={more} disabled={phase === 'loading'}>
          {t('common.more')}
        </button>
      )}
    </div>
  );
}
