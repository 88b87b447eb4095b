import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useVoting } from '../../session/cache/use-voting';
import { useVotingByCode } from '../../session/cache/use-voting-by-code';
import { liveness } from '../../session/live/connection';
import { ConnectionBanner } from '../../ui/connection-banner';
import type { Problem } from '../../ui/error-words';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Mark } from '../../ui/icons';
import { Failure, Loading } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { usePageTitle } from '../../ui/use-page-title';
import { joinAddress, typedCode } from '../../ui/voting/join-address';
import { PriceStamp } from '../../ui/voting/price-stamp';
import { StandingLine } from '../../ui/voting/standing-line';
import { TallyBars } from '../../ui/voting/tally-bars';
import { TallyState } from '../../ui/voting/tally-state';
import { TimeLeft } from '../../ui/voting/time-left';
import { useStatus } from '../../ui/voting/use-status';
import { shownToAll, type Voting } from '../../ui/voting/voting';
import './embed.css';

/**
 * One voting on another site's page. It reads as anybody and does nothing: a site round it could lay something over
 * its buttons. Who wants to vote does so in a window of this site.
 */
export default function EmbeddedVoting(): ReactNode {
  const code = typedCode(useParams()['code'] ?? '');
  const { votingId, error, retry } = useVotingByCode(code, 'public');
  return (
    <main className="embedded">
      {votingId !== undefined && <Followed id={votingId} />}
      {votingId === undefined && (error ? <NotThere error={error} retry={retry} /> : <Loading />)}
    </main>
  );
}

/** Nobody can type another code here: it is for those who run the page around. */
function NotThere({ error, retry }: { error: Problem; retry: () => void }): ReactNode {
  const { t } = useTranslation();
  if (error.type !== 'CodeNotFound') return <FailureOf whole error={error} retry={retry} />;
  return <Failure whole title={t('errors.CodeNotFound.title')} next={t('embed.notThere')} />;
}

function Followed({ id }: { id: string }): ReactNode {
  const { voting, error, refresh } = useVoting(id, 'public');
  const liveState = useStore(liveness);
  usePageTitle(voting?.title ?? '');
  return (
    <>
      <ConnectionBanner state={liveState} />
      {error && <FailureOf error={error} whole={voting === undefined} retry={() => void refresh()} />}
      {voting ? <Shown voting={voting} /> : !error && <Loading />}
    </>
  );
}

function Shown({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const status = useStatus(voting);
  return (
    <article className="stack-tight">
      <p className="embedded-head">
        <PriceStamp voting={voting} />
        <TimeLeft voting={voting} />
      </p>
      <h1 dir="auto">{voting.title}</h1>
      <TallyBars voting={voting} />
      <StandingLine voting={voting} />
      <TallyState voting={shownToAll(voting)} status={status} />
      <p className="embedded-foot">
        <a className="button primary" href={joinAddress(voting)} target="_blank" rel="noopener">
          {t(status === 'OPEN' ? 'embed.vote' : 'embed.look')}
          <span className="visually-hidden"> {t('embed.newWindow')}</span>
        </a>
        <span className="brand faint">
          <Mark />
          <span>Hustings</span>
        </span>
      </p>
    </article>
  );
}
