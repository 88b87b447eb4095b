import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { useNow } from '../../../ui/time/clock';
import { PriceStamp } from '../../../ui/voting/price-stamp';
import { useStandingWords } from '../../../ui/voting/standing-words';
import { TimeLeft } from '../../../ui/voting/time-left';
import { statusAt, type Voting } from '../../../ui/voting/voting';
import { VotingActions } from '../voting-actions';
import { Pace } from './pace';

/** A voting on the board: how it goes, and what can be done with it. */
export function BoardRow({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const status = statusAt(voting, now);
  const standing = useStandingWords()(voting);
  return (
    <li className="board-row card" data-status={status}>
      <div className="stack-tight">
        <p className="board-state">
          <PriceStamp voting={voting} />
          <TimeLeft voting={voting} />
        </p>
        <h3 dir="auto">
          <Link to={`/votings/${voting.id}`}>{voting.title}</Link>
        </h3>
        {standing !== '' && <p className="faint">{standing}</p>}
      </div>
      <dl className="board-numbers">
        <div>
          <dt>{t('board.votes')}</dt>
          <dd>{format.number(voting.tally.total)}</dd>
        </div>
        {status === 'OPEN' && <Pace voting={voting} />}
      </dl>
      <VotingActions voting={voting} status={status}>
        {status !== 'CLOSED' && (
          <Link className="button small" to={`/organiser/votings/${voting.id}`}>
            {t('organiser.edit')}
          </Link>
        )}
      </VotingActions>
    </li>
  );
}
