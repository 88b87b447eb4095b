import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Mark } from '../../icons';
import { SpokenTally } from '../spoken-tally';
import { useStandingWords } from '../standing-words';
import { TallyState } from '../tally-state';
import { TimeLeft } from '../time-left';
import { isSecret, results, type Voting, type VotingStatus } from '../voting';
import { JoinAddress, JoinCode } from './join-panel';
import { ProjectedRows } from './projected-rows';
import { useFit } from './use-fit';
import './projector.css';

/**
 * All that a room sees of a voting. Nothing scrolls: what is written fits the screen, whatever it is. The screen is the nearest
 * container of CSS, or the window where there is none.
 */
export function ProjectedVoting({
  voting,
  status,
  hidden = false,
  banner,
  tools,
  children,
}: {
  voting: Voting;
  status: VotingStatus;
  /** Whether the counts are hidden, though the room may see them. */
  hidden?: boolean;
  /** What is said of the connection. */
  banner?: ReactNode;
  /** What stands at the end of the first line. */
  tools?: ReactNode;
  /** What covers the screen. */
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const secret = isSecret(voting, status);
  const counted = !hidden && !secret;
  const standing = useStandingWords()(voting);
  const closed = status === 'CLOSED';
  const total = format.number(voting.tally.total);
  const { options, title } = voting;
  const votes = counted ? results(voting).map((result) => result.votes) : [];
  const content = [
    title,
    ...options.map(({ label }) => label),
    votes.map((each) => String(each).length).join(),
    closed,
    total.length,
  ].join('\n');
  const standingText = counted ? standing : t(secret ? 'tally.hidden.AFTER_CLOSING' : 'presenter.hidden');
  const {
    frame,
    question,
    rows,
    standing: standingLine,
    named,
  } = useFit(options.length, content, [standingText, ...votes].join('\n'));
  return (
    <div
      className="presenter"
      ref={frame}
      data-closed={closed || undefined}
      style={{ '--digits': total.length } as CSSProperties}
    >
      <header>
        <Link to={`/votings/${voting.id}`} className="brand" title={t('presenter.leave')}>
          <Mark />
          <span>Hustings</span>
        </Link>
        <TimeLeft voting={voting} />
        {banner}
        {tools}
      </header>
      <h1 ref={question} dir="auto">
        {title}
      </h1>
      <section aria-label={t('tally.title')} className="presenter-tally">
        <ProjectedRows voting={voting} counted={counted} named={named} rows={rows} />
        <p className="projected-standing" ref={standingLine}>
          {standingText}
        </p>
        {counted && <SpokenTally voting={voting} />}
      </section>
      <aside>
        {!closed && <JoinCode voting={voting} />}
        <p className="presenter-total">
          <strong>{total}</strong>
          <span>{t('tile.votesCounted', { count: voting.tally.total })}</span>
        </p>
        {!(secret && status === 'OPEN') && <TallyState voting={voting} status={status} />}
      </aside>
      {!closed && <JoinAddress voting={voting} />}
      {children}
    </div>
  );
}
