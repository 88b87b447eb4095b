import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { FailureOf } from '../../../ui/failure-of';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Loading } from '../../../ui/notices';
import { SearchField } from '../../../ui/voting/search-field';
import { useBoard } from '../board/use-board';

/** So many are offered at once; the others are searched for. */
const SHOWN = 8;

/** The votings there are, each to begin another one like it. */
export default function EarlierVotings(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const { parts, error, refresh } = useBoard(search);
  const all = Object.values(parts);
  const votings = all
    .flatMap((part) => part.votings)
    .sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  const isLoading = all.some(({ loading }) => loading);
  return (
    <div className="earlier stack-tight">
      <SearchField
        value={search}
        search={setSearch}
        found={isLoading ? undefined : votings.length}
        hasMore={all.some(({ more }) => more !== undefined)}
      />
      {error && <FailureOf error={error} retry={refresh} />}
      {votings.length === 0 &&
        (isLoading ? <Loading /> : <p className="faint">{t('editor.templates.none')}</p>)}
      <ul className="earlier-votings">
        {votings.slice(0, SHOWN).map(({ id, title, createdAt }) => (
          <li key={id}>
            <Link to={`/organiser/votings/new?like=${id}`} dir="auto">
              {title}
            </Link>{' '}
            <span className="faint">{format.moment(createdAt)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
