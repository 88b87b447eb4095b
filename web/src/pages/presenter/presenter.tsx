import { QRCodeSVG } from 'qrcode.react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useIdentity } from '../../session/account/use-session';
import { useLiveVotings } from '../../session/cache/use-live-votings';
import { useVoting } from '../../session/cache/use-voting';
import { liveness } from '../../session/live/connection';
import { ConnectionBanner } from '../../ui/connection-banner';
import { FailureOf } from '../../ui/failure-of';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Mark } from '../../ui/icons';
import { Loading } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { useNow } from '../../ui/time/clock';
import { usePageTitle } from '../../ui/use-page-title';
import { SpokenTally } from '../../ui/voting/spoken-tally';
import { TallyBars } from '../../ui/voting/tally-bars';
import { TallyState } from '../../ui/voting/tally-state';
import { TimeLeft } from '../../ui/voting/time-left';
import { statusAt } from '../../ui/voting/voting';
import './presenter.css';

/** One voting for a projector: its bars as large as the room needs, and a code that leads to the ballot. */
export default function Presenter(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, useIdentity());
  const now = useNow();
  const liveState = useStore(liveness);
  useLiveVotings();
  usePageTitle(voting?.title ?? '');
  if (voting === undefined)
    return (
      <main className="presenter">
        {error ? <FailureOf error={error} retry={() => void refresh()} /> : <Loading />}
      </main>
    );
  const status = statusAt(voting, now);
  const address = `${location.origin}/votings/${voting.id}`;
  return (
    <main className="presenter">
      <ConnectionBanner state={liveState} />
      <header>
        <Link to={`/votings/${voting.id}`} className="brand" title={t('presenter.leave')}>
          <Mark />
          <span>Hustings</span>
        </Link>
        <TimeLeft voting={voting} />
      </header>
      <h1>{voting.title}</h1>
      <div className="presenter-columns">
        <section aria-label={t('tally.title')}>
          <TallyBars voting={voting} />
          <TallyState voting={voting} status={status} />
          <SpokenTally voting={voting} />
        </section>
        <aside>
          <p className="presenter-total">
            <strong>{format.number(voting.tally.total)}</strong>
            <span>{t('tile.votesCounted', { count: voting.tally.total })}</span>
          </p>
          {status !== 'CLOSED' && (
            <figure className="qr">
              <QRCodeSVG value={address} size={256} marginSize={2} title={t('presenter.code')} />
              <figcaption>{address.replace(/^https?:\/\//, '')}</figcaption>
            </figure>
          )}
        </aside>
      </div>
    </main>
  );
}
