import { useCallback, useState, type CSSProperties, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Mark } from '../../ui/icons';
import { applyTheme } from '../../ui/theme';
import { useNow } from '../../ui/time/clock';
import { SpokenTally } from '../../ui/voting/spoken-tally';
import { useStandingWords } from '../../ui/voting/standing-words';
import { TallyState } from '../../ui/voting/tally-state';
import { TimeLeft } from '../../ui/voting/time-left';
import { results, statusAt, type Voting } from '../../ui/voting/voting';
import { JoinAddress, JoinCode } from './join-panel';
import { KeysHelp } from './keys-help';
import { Moment } from './moment';
import { ProjectedRows } from './projected-rows';
import { useFullScreen, useKeys } from './screen';
import { useFit } from './use-fit';
import { useMoment } from './use-moment';
import { useReveal } from './use-reveal';

/** All that a room sees. Nothing scrolls: what is written fits the screen, whatever it is. */
export function PresenterScreen({ voting, banner }: { voting: Voting; banner: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { search } = useLocation();
  const status = statusAt(voting, useNow());
  const [helping, setHelping] = useState(false);
  const [enlarged, setEnlarged] = useState(false);
  const fullScreen = useFullScreen();
  const moment = useMoment(voting);
  const reveal = useReveal(moment.show);
  const { results: visibility, tally } = voting;
  // A room sees what everybody may see: not what its organiser sees after having voted.
  const secret = visibility !== 'ALWAYS' && (status !== 'CLOSED' || tally.hidden);
  const counted = !reveal.hidden && !secret;
  // A result that becomes final while counts are hidden waits for them.
  const told = moment.shown && counted;
  const standing = useStandingWords()(voting);
  const closed = status === 'CLOSED';
  const total = format.number(voting.tally.total);
  const { options, title } = voting;
  const content = [
    title,
    ...options.map(({ label }) => label),
    counted && standing,
    counted && results(voting).map(({ votes }) => String(votes).length),
    closed,
    total.length,
  ].join('\n');
  const { frame, question, rows, standing: standingLine, named } = useFit(options.length, content);
  const closeMoment = moment.close;
  const closeAll = useCallback(() => {
    closeMoment();
    setHelping(false);
    setEnlarged(false);
  }, [closeMoment]);
  useKeys({
    '?': () => {
      setHelping((shown) => !shown);
    },
    f: fullScreen.toggle,
    ' ': told ? closeMoment : reveal.toggle,
    r: reveal.toggle,
    w: voting.tally.total > 0 && closed && counted ? moment.show : undefined,
    q: closed
      ? undefined
      : () => {
          setEnlarged((shown) => !shown);
        },
    d: () => {
      applyTheme(isDark() ? 'light' : 'dark');
    },
    p: () => void navigate(`/votings/${voting.id}/print${search}`),
    escape: closeAll,
  });
  return (
    <main
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
        <div className="presenter-tools">
          <button type="button" className="button small" onClick={reveal.toggle} aria-pressed={reveal.hidden}>
            {t(reveal.hidden ? 'presenter.show' : 'presenter.hide')}
          </button>
          {fullScreen.toggle && (
            <button type="button" className="button small" onClick={fullScreen.toggle}>
              {t(fullScreen.full ? 'presenter.leaveFull' : 'presenter.full')}
            </button>
          )}
          <button
            type="button"
            className="button small"
            aria-label={t('presenter.keys')}
            onClick={() => {
              setHelping(true);
            }}
          >
            ?
          </button>
        </div>
      </header>
      <h1 ref={question} dir="auto">
        {title}
      </h1>
      <section aria-label={t('tally.title')} className="presenter-tally">
        <ProjectedRows voting={voting} counted={counted} named={named} rows={rows} />
        <p className="projected-standing" ref={standingLine}>
          {counted ? standing : t(secret ? 'tally.hidden.AFTER_CLOSING' : 'presenter.hidden')}
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
      {reveal.countDown !== undefined && (
        <p className="presenter-cover count-down" role="status" key={reveal.countDown}>
          {format.number(reveal.countDown)}
        </p>
      )}
      {told && <Moment voting={voting} close={closeMoment} />}
      {enlarged && !closed && (
        <div className="presenter-cover enlarged">
          <JoinCode voting={voting} />
          <JoinAddress voting={voting} />
        </div>
      )}
      <KeysHelp
        open={helping}
        close={() => {
          setHelping(false);
        }}
      />
    </main>
  );
}

/** Whether the page is dark now, by choice or as the device is. */
function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === 'auto' || theme === undefined
    ? matchMedia('(prefers-color-scheme: dark)').matches
    : theme === 'dark';
}
