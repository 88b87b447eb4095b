import { useCallback, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { fetchAllPages } from '../../../session/cache/all-pages';
import { fetchAudit } from '../../../session/cache/audit';
import { usePaged } from '../../../session/cache/use-paged';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import type { Separator } from '../csv';
import { downloadCsv } from '../download-csv';
import { ExportCsv } from '../export-csv';
import { auditCsv } from './audit-csv';
import { AuditEntries } from './audit-entries';
import '../organiser.css';

/** What organisers and operators did: everything, or what was done to one voting. */
export default function AuditTrail(): ReactNode {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const votingId = search.get('voting') ?? undefined;
  const fetchPage = useCallback(
    (nextToken: string | null) => fetchAudit({ votingId }, nextToken),
    [votingId],
  );
  const list = usePaged(fetchPage);
  usePageTitle(t('audit.title'));
  const saveAll = async (separator: Separator): Promise<void> => {
    const entries = await fetchAllPages((token, limit) => fetchAudit({ votingId }, token, limit));
    downloadCsv(`hustings-audit${votingId ? `-${votingId}` : ''}`, auditCsv(entries, separator));
  };
  return (
    <div className="page">
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.intro')}</p>
      {votingId !== undefined && (
        <p>
          {t('audit.ofVoting')} <Link to="/organiser/audit">{t('audit.all')}</Link>
        </p>
      )}
      <ExportCsv save={saveAll} />
      <section className="stack" aria-labelledby="audit-entries">
        <h2 id="audit-entries" className="visually-hidden">
          {t('audit.title')}
        </h2>
        <AuditEntries list={list} empty={<Empty title={t('audit.none')} next={t('audit.noneNext')} />} />
      </section>
    </div>
  );
}
