import { memo, useDeferredValue, useMemo, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useIdentity, useUser } from '../../session/account/use-session';
import { useVoting } from '../../session/cache/use-voting';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Icon } from '../../ui/icons';
import { Loading } from '../../ui/notices';
import { usePageTitle } from '../../ui/use-page-title';
import { useStatus } from '../../ui/voting/use-status';
import type { Voting } from '../../ui/voting/voting';
import { VotingCounts } from '../../ui/voting/voting-counts';
import { VotingHead } from '../../ui/voting/voting-head';
import { BallotPaper } from './ballot-paper';
import { CheckVote } from './check/check-vote';
import { keptReceipt } from './check/kept-receipt';
import { FollowVoting } from './follow-voting';
import { ReceiptSlip } from './receipt';
import { ShareVoting } from './share-voting';
import { useBallot } from './use-ballot';
import { VotesOverTime } from './votes-over-time';

/** One voting: the ballot or the receipt, and the tally. */
export default function VotingPage(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const user = useUser();
  const { voting, error, refresh } = useVoting(id, useIdentity());
  const userId = user?.id ?? '';
  // A phone takes a while to draw all of it: what somebody does comes in between.
  const shown = useDeferredValue(useMemo(() => voting && { voting, userId }, [voting, userId]));
  const isUnknown = error?.type === 'VotingNotFound';
  usePageTitle(isUnknown ? t('errors.VotingNotFound.title') : (voting?.title ?? ''));
  if (shown === undefined && error === undefined) return <Loading />;
  if (isUnknown)
    return (
      <div className="page narrow stack">
        <h1>{t('errors.VotingNotFound.title')}</h1>
        <p>{t('errors.VotingNotFound.next')}</p>
        <Link className="button primary" to="/">
          {t('common.toWall')}
        </Link>
      </div>
    );
  // A receipt is its voter's: who signs in next begins with a page of their own.
  return (
    <div className="page">
      {error && <FailureOf error={error} whole={shown === undefined} retry={() => void refresh()} />}
      {shown === undefined ? (
        <p className="actions">
          <Link className="button" to="/">
            {t('common.toWall')}
          </Link>
        </p>
      ) : (
        <VotingDetails key={`${shown.voting.id} ${shown.userId}`} voting={shown.voting} refresh={refresh} />
      )}
    </div>
  );
}

const VotingDetails = memo(function VotingDetails({
  voting,
  refresh,
}: {
  voting: Voting;
  refresh: () => Promise<void>;
}): ReactNode {
  const { t } = useTranslation();
  const user = useUser();
  const status = useStatus(voting);
  const ballot = useBallot(voting, refresh);
  const receipt = ballot.receipt ?? voting.myVote ?? undefined;
  return (
    <article className="voting" data-status={status}>
      <VotingHead voting={voting}>
        <p className="actions">
          <ShareVoting voting={voting} />
          {user?.organiser && (
            <>
              <Link className="button small" to={`/votings/${voting.id}/present`}>
                <Icon name="screen" />
                {t('organiser.present')}
              </Link>
              <Link className="button small" to={`/organiser/votings/${voting.id}`}>
                {t('organiser.edit')}
              </Link>
              {status !== 'UPCOMING' && (
                <Link className="button small" to={`/organiser/votings/${voting.id}/statistics`}>
                  {t('organiser.statistics')}
                </Link>
              )}
            </>
          )}
        </p>
        <FollowVoting voting={{ ...voting, myVote: voting.myVote ?? ballot.receipt }} />
      </VotingHead>
      <div className="voting-columns">
        <div className="stack">
          {receipt && (
            <>
              {ballot.error && <FailureOf error={ballot.error} />}
              <ReceiptSlip voting={voting} receipt={receipt} fresh={ballot.receipt !== undefined} />
            </>
          )}
          {!receipt && status === 'OPEN' && <BallotPaper voting={voting} ballot={ballot} />}
          {!receipt && status !== 'OPEN' && (
            <>
              {ballot.error && <FailureOf error={ballot.error} />}
              <p className="notice">{t(status === 'UPCOMING' ? 'voting.notYet' : 'voting.over')}</p>
            </>
          )}
        </div>
        <div className="stack voting-counts">
          <VotingCounts voting={voting} status={status} />
          {voting.tally.final && <CheckVote voting={voting} receipt={keptReceipt(voting, receipt)} />}
          {status !== 'UPCOMING' && <VotesOverTime voting={voting} status={status} />}
        </div>
      </div>
    </article>
  );
});
