import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useUser } from '../../../session/account/use-session';
import type { AuditEntry } from '../../../session/cache/audit';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { changesOf, titleIn, type Change } from './changes';

/** One act: what, when and by whom, and what it changed when one asks for that. */
export function AuditEntryRow({ entry, children }: { entry: AuditEntry; children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useUser();
  const changes = changesOf(entry);
  return (
    <li className="audit-entry card stack-tight">
      <h3>{t(`audit.actions.${entry.action}`)}</h3>
      <p className="faint">
        <time dateTime={entry.at}>{format.moment(entry.at)}</time>{' '}
        {t('audit.by', { who: entry.by === user?.id ? t('audit.you') : entry.by })}
      </p>
      {entry.votingId != null && (
        <p>
          <Link to={`/votings/${entry.votingId}`}>
            {t('audit.voting', { title: titleIn(entry) ?? entry.votingId })}
          </Link>
        </p>
      )}
      {entry.userId != null && <p>{t('audit.voter', { id: entry.userId })}</p>}
      {entry.reason != null && <p>{entry.reason}</p>}
      {changes.length > 0 && (
        <details>
          <summary>{t('audit.what')}</summary>
          <Changes changes={changes} />
        </details>
      )}
      {children}
    </li>
  );
}

function Changes({ changes }: { changes: Change[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="audit-changes">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{isNamed(field) ? t(`audit.fields.${field}`) : field}</th>
            <td>{before ?? '–'}</td>
            <td>{after ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NAMED = [
  'title',
  'description',
  'imageUrl',
  'access',
  'opensAt',
  'closesAt',
  'options',
  'granted',
] as const;

function isNamed(field: string): field is (typeof NAMED)[number] {
  return (NAMED as readonly string[]).includes(field);
}
