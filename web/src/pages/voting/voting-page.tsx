import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useIdentity, useUser } from '../../session/account/use-session';
import { useVoting } from '../../session/cache/use-voting';
import { FailureOf } from '../../ui/failure-of';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Icon } from '../../ui/icons';
import { Loading } from '../../ui/notices';
import { useNow } from '../../ui/time/clock';
import { usePageTitle } from '../../ui/use-page-title';
import { Picture } from '../../ui/voting/picture';
import { PriceStamp } from '../../ui/voting/price-stamp';
import { SpokenTally } from '../../ui/voting/spoken-tally';
import { TallyBars } from '../../ui/voting/tally-bars';
import { TallyState } from '../../ui/voting/tally-state';
import { TimeLeft } from '../../ui/voting/time-left';
import { statusAt, type Voting } from '../../ui/voting/voting';
import { BallotPaper } from './ballot-paper';
import { CheckVote } from './check/check-vote';
import { keptReceipt } from './check/kept-receipt';
import { ReceiptSlip } from './receipt';
import { useBallot } from './use-ballot';
import { VotesOverTime } from './votes-over-time';

/** One voting: the ballot or the receipt, and the tally. */
export default function VotingPage(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, useIdentity());
  usePageTitle(voting?.title ?? '');
  if (voting === undefined && error === undefined) return <Loading />;
  return (
    <div className="page">
      {error && (
        <FailureOf error={error} {...(error.type !== 'VotingNotFound' && { retry: () => void refresh() })} />
      )}
      {voting === undefined || error?.type === 'VotingNotFound' ? (
        <Link className="button" to="/">
          {t('common.toWall')}
        </Link>
      ) : (
        <VotingDetails key={voting.id} voting={voting} refresh={refresh} />
      )}
    </div>
  );
}

function VotingDetails({ voting, refresh }: { voting: Voting; refresh: () => Promise<void> }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useUser();
  const status = statusAt(voting, useNow());
  const ballot = useBallot(voting, refresh);
  const receipt = ballot.receipt ?? voting.myVote ?? undefined;
  const { total } = voting.tally;
  return (
    <article className="voting" data-status={status}>
      <header className="voting-head">
        <div className="voting-picture">
          <Picture url={voting.imageUrl} seed={voting.id} width="48rem" first />
          <PriceStamp voting={voting} />
        </div>
        <div className="stack-tight">
          <TimeLeft voting={voting} />
          <h1>{voting.title}</h1>
          {voting.description !== null && <p className="description">{voting.description}</p>}
          <p className="faint">
            {t('voting.window', {
              opensAt: format.moment(voting.opensAt),
              closesAt: format.moment(voting.closesAt),
            })}
          </p>
          {user?.organiser && (
            <p className="actions">
              <Link className="button small" to={`/votings/${voting.id}/present`}>
                <Icon name="screen" />
                {t('organiser.present')}
              </Link>
              <Link className="button small" to={`/organiser/votings/${voting.id}`}>
                {t('organiser.edit')}
              </Link>
            </p>
          )}
        </div>
      </header>
      <div className="voting-columns">
        <div className="stack">
          {receipt && (
            <>
              {ballot.error && <FailureOf error={ballot.error} />}
              <ReceiptSlip voting={voting} receipt={receipt} fresh={ballot.receipt !== undefined} />
            </>
          )}
          {voting.tally.final && <CheckVote voting={voting} receipt={keptReceipt(voting, receipt)} />}
          {!receipt && status === 'OPEN' && <BallotPaper voting={voting} ballot={ballot} />}
          {!receipt && status !== 'OPEN' && (
            <>
              {ballot.error && <FailureOf error={ballot.error} />}
              <p className="notice">{t(status === 'UPCOMING' ? 'voting.notYet' : 'voting.over')}</p>
            </>
          )}
        </div>
        <div className="stack voting-counts">
          <section className="tally" aria-labelledby="tally-title">
            <h2 id="tally-title" className="section-title">
              {t(voting.tally.final ? 'tally.result' : 'tally.title')}
              <span className="tally-total">
                {t('tally.votes', { count: total, formatted: format.number(total) })}
              </span>
            </h2>
            <TallyBars voting={voting} />
            <TallyState voting={voting} status={status} />
            <SpokenTally voting={voting} />
          </section>
          {status !== 'UPCOMING' && <VotesOverTime voting={voting} status={status} />}
        </div>
      </div>
    </article>
  );
}
