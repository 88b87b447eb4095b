import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useUser } from '../../../session/account/use-session';
import type { AuditEntry } from '../../../session/cache/audit';
import { useKnownVoting } from '../../../session/cache/use-known-voting';
import { editorTexts } from '../../../ui/i18n/editor-texts';
import { useFormat } from '../../../ui/i18n/format';
import { addTexts } from '../../../ui/i18n/i18n';
import { useTranslation } from '../../../ui/i18n/translation';
import { changesOf, draftActIn, titleIn, type Change } from './changes';

// What was changed is called as it is in the form.
addTexts('editor', editorTexts);

/** Functions of the system that write into the trail, by the name they sign with: `BY` of functions/publish-result. */
const FUNCTIONS: ReadonlySet<string> = new Set(['publish-result']);

/** One act: what, when and by whom, and what it changed when one asks for that. */
export function AuditEntryRow({ entry, children }: { entry: AuditEntry; children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useUser();
  const changes = changesOf(entry);
  const draftAct = draftActIn(entry);
  const by = FUNCTIONS.has(entry.by)
    ? t('audit.bySystem')
    : t('audit.by', { who: entry.by === user?.id ? t('audit.you') : format.isolated(entry.by) });
  return (
    <li className="audit-entry card stack-tight">
      <h3>{t(draftAct ? `audit.draftActions.${draftAct}` : `audit.actions.${entry.action}`)}</h3>
      <p className="faint">
        <time dateTime={entry.at}>{format.moment(entry.at)}</time> {by}
      </p>
      {entry.votingId != null && <Subject entry={entry} id={entry.votingId} />}
      {entry.userId != null && <p>{t('audit.voter', { id: entry.userId })}</p>}
      {entry.reason != null && (
        <p>
          <bdi>{entry.reason}</bdi>
        </p>
      )}
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

/** The voting, or what became of the draft. What was deleted has no page. */
function Subject({ entry, id }: { entry: AuditEntry; id: string }): ReactNode {
  const { t } = useTranslation();
  const draftAct = draftActIn(entry);
  const isVoting = draftAct === undefined || draftAct === 'CHANGE_VOTING';
  const written = titleIn(entry);
  const known = useKnownVoting(written === undefined && isVoting ? id : undefined);
  const title = written ?? known?.title;
  const name = isVoting
    ? t('audit.voting', { title: title ?? id })
    : t('audit.draft', { title: title || t('drafts.untitled') });
  if (entry.action === 'DELETE_VOTING') return <p>{name}</p>;
  return (
    <p>
      <Link to={isVoting ? `/votings/${id}` : `/organiser/drafts/${id}`}>{name}</Link>
    </p>
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
            <th scope="row">{isNamed(field) ? t(NAMES[field]) : field}</th>
            <td>
              <bdi>{before ?? '–'}</bdi>
            </td>
            <td>
              <bdi>{after ?? '–'}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is changed, in words: those of the form where it is changed. Anything else goes by the API's name. */
const NAMES = {
  title: 'editor.title',
  description: 'editor.description',
  imageUrl: 'editor.picture',
  access: 'audit.fields.access',
  opensAt: 'editor.opensAt',
  closesAt: 'editor.closesAt',
  options: 'editor.options',
  voters: 'editor.voters',
  granted: 'audit.fields.granted',
} as const;

function isNamed(field: string): field is keyof typeof NAMES {
  return Object.hasOwn(NAMES, field);
}
