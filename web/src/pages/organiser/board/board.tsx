import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import { BoardRow } from './board-row';
import { useBoard } from './use-board';
import '../organiser.css';

/** The organiser's board: every voting that runs, live; what comes; what was. */
export default function OrganiserBoard(): ReactNode {
  const { t } = useTranslation();
  const board = useBoard();
  usePageTitle(t('board.title'));
  return (
    <div className="page">
      <header className="board-head">
        <h1>{t('board.title')}</h1>
        <div className="actions">
          <Link className="button" to="/organiser/grants">
            {t('grant.title')}
          </Link>
          <Link className="button" to="/organiser/audit">
            {t('audit.title')}
          </Link>
          <Link className="button primary" to="/organiser/votings/new">
            {t('board.new')}
          </Link>
        </div>
      </header>
      {board.error && <FailureOf error={board.error} retry={board.refresh} />}
      {(['OPEN', 'UPCOMING', 'CLOSED'] as const).map((status) => (
        <section key={status} className="stack-tight" aria-labelledby={`board-${status}`}>
          <h2 id={`board-${status}`} className="section-title">
            {t(`board.parts.${status}`)}
            <span className="tally-total">{board.votings[status].length}</span>
          </h2>
          {board.votings[status].length === 0 &&
            (board.loading ? (
              <Loading />
            ) : (
              <Empty title={t(`wall.empty.${status}`)} next={t(`board.emptyNext.${status}`)} />
            ))}
          <ul className="board">
            {board.votings[status].map((voting) => (
              <BoardRow key={voting.id} voting={voting} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
