import { QRCodeSVG } from 'qrcode.react';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/translation';
import { Link, useParams } from 'react-router';
import { ConnectionBanner } from '../app/connection-banner';
import { usePageTitle } from '../app/page-title';
import { useFormat } from '../i18n/format';
import { useIdentity } from '../session/use-session';
import { useNow } from '../time/clock';
import { FailureOf } from '../ui/failure-of';
import { Mark } from '../ui/icons';
import { Loading } from '../ui/notices';
import { useVoting } from '../votings/page/use-voting';
import { SpokenTally } from '../votings/tally/spoken-tally';
import { TallyBars } from '../votings/tally/tally-bars';
import { TallyState } from '../votings/tally/tally-state';
import { TimeLeft } from '../votings/time-left';
import { statusAt } from '../votings/voting';
import './presenter.css';
import { useLiveVotings } from '../votings/use-live-votings';

/** One voting for a projector: its bars as large as the room needs, and a code that leads to the ballot. */
export default function Presenter(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, useIdentity());
  const now = useNow();
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
      <ConnectionBanner />
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
