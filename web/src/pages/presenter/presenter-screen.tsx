import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { applyTheme } from '../../ui/theme';
import { JoinAddress, JoinCode } from '../../ui/voting/projector/join-panel';
import { ProjectedVoting } from '../../ui/voting/projector/projected-voting';
import { useStatus } from '../../ui/voting/use-status';
import { isSecret, type Voting } from '../../ui/voting/voting';
import { KeysHelp } from './keys-help';
import { Moment } from './moment';
import { useFullScreen, useKeys } from './screen';
import { useMoment } from './use-moment';
import { useReveal } from './use-reveal';

/** What a room sees, and how it is led: by buttons, and by keys. */
export function PresenterScreen({ voting, banner }: { voting: Voting; banner: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { search } = useLocation();
  const status = useStatus(voting);
  const [helping, setHelping] = useState(false);
  const [enlarged, setEnlarged] = useState(false);
  const fullScreen = useFullScreen();
  const moment = useMoment(voting);
  const reveal = useReveal(moment.show);
  const counted = !reveal.hidden && !isSecret(voting, status);
  // A result that becomes final while counts are hidden waits for them.
  const told = moment.shown && counted;
  const closed = status === 'CLOSED';
  useKeys({
    '?': () => {
      setHelping((shown) => !shown);
    },
    f: fullScreen.toggle,
    ' ': told ? moment.close : reveal.toggle,
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
    escape: () => {
      moment.close();
      setHelping(false);
      setEnlarged(false);
    },
  });
  const tools = (
    <div className="presenter-tools">
      <button type="button" className="button small" onClick={reveal.toggle}>
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
  );
  return (
    <main>
      <ProjectedVoting voting={voting} status={status} hidden={reveal.hidden} banner={banner} tools={tools}>
        {reveal.countDown !== undefined && (
          <p className="presenter-cover count-down" role="status" key={reveal.countDown}>
            {format.number(reveal.countDown)}
          </p>
        )}
        {told && <Moment voting={voting} close={moment.close} />}
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
      </ProjectedVoting>
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
