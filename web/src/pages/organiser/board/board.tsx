import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useDrafts } from '../../../session/cache/drafts';
import { FailureOf } from '../../../ui/failure-of';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import { SearchField } from '../../../ui/voting/search-field';
import type { VotingStatus } from '../../../ui/voting/voting';
import { BoardRow } from './board-row';
import { DraftsPart } from './drafts-part';
import { useBoard, type BoardPart } from './use-board';
import '../organiser.css';

/** Nothing in its place when it cannot be loaded: the board does without. */
const Health = lazy(() => import('./health').catch(() => ({ default: () => null })));

/** The organiser's board: every voting that runs, live; what comes; what is being written; what was. */
export default function OrganiserBoard(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const board = useBoard(search);
  const drafts = useDrafts(search);
  const parts = [
    ...Object.values(board.parts),
    { votings: drafts.items, loading: drafts.phase === 'loading', more: drafts.more },
  ];
  usePageTitle(t('board.title'));
  return (
    <div className="page">
      <header className="board-head">
        <h1>{t('board.title')}</h1>
        <div className="actions">
          <Link className="button" to="/organiser/grants">
            {t('grant.title')}
          </Link>
          <Link className="button" to="/organiser/payments">
            {t('payments.title')}
          </Link>
          <Link className="button" to="/organiser/audit">
            {t('audit.title')}
          </Link>
          <Link className="button primary" to="/organiser/votings/new">
            {t('board.new')}
          </Link>
        </div>
      </header>
      <Suspense>
        <Health />
      </Suspense>
      <SearchField
        value={search}
        search={setSearch}
        found={
          parts.some(({ loading }) => loading)
            ? undefined
            : parts.reduce((sum, { votings }) => sum + votings.length, 0)
        }
        hasMore={parts.some(({ more }) => more !== undefined)}
      />
      {board.error && <FailureOf error={board.error} retry={board.refresh} />}
      {(['OPEN', 'UPCOMING'] as const).map((status) => (
        <Part key={status} status={status} part={board.parts[status]} isSearch={search !== ''} />
      ))}
      <DraftsPart list={drafts} isSearch={search !== ''} />
      <Part status="CLOSED" part={board.parts.CLOSED} isSearch={search !== ''} />
    </div>
  );
}

function Part({
  status,
  part,
  isSearch,
}: {
  status: VotingStatus;
  part: BoardPart;
  isSearch: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { votings, loading, more } = part;
  return (
    <section className="stack-tight" aria-labelledby={`board-${status}`}>
      <h2 id={`board-${status}`} className="section-title">
        {t(`board.parts.${status}`)}
        <span className="tally-total">{`${format.number(votings.length)}${more ? '+' : ''}`}</span>
      </h2>
      {votings.length === 0 &&
        (loading ? (
          <Loading />
        ) : isSearch ? (
          !more && <p className="faint">{t('wall.search.nothingOnBoard')}</p>
        ) : (
          <Empty title={t(`wall.empty.${status}`)} next={t(`board.emptyNext.${status}`)} />
        ))}
      <ul className="board">
        {votings.map((voting) => (
          <BoardRow key={voting.id} voting={voting} />
        ))}
      </ul>
      {more && (
        <button
          type="button"
          className="button more"
          disabled={loading}
          onClick={more}
          aria-describedby={`board-${status}`}
        >
          {t(loading ? 'common.loading' : 'common.more')}
        </button>
      )}
    </section>
  );
}
