import { useCallback, type ReactNode } from 'react';
import { Link } from 'react-router';
import { MyVotesDocument } from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { usePaged } from '../../session/cache/use-paged';
import { FailureOf } from '../../ui/failure-of';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { MoreButton } from '../../ui/more-button';
import { Empty, Loading } from '../../ui/notices';
import { VotingName } from './voting-name';

/** The votes that the voter cast. */
export function VotesCast(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const fetchPage = useCallback(
    async (nextToken: string | null) => (await run(MyVotesDocument, { nextToken }, 'voter')).me.votes,
    [],
  );
  const { items, phase, error, more, refresh } = usePaged(fetchPage);
  return (
    <section className="card stack-tight" aria-labelledby="votes-title">
      <h2 id="votes-title" className="section-title">
        {t('profile.votes')}
      </h2>
      {error && <FailureOf error={error} retry={refresh} />}
      {phase === 'loading' && items.length === 0 && <Loading />}
      {phase === 'ready' && items.length === 0 && (
        <Empty title={t('profile.noVotes')} next={t('profile.noVotesNext')}>
          <Link className="button" to="/">
            {t('common.toWall')}
          </Link>
        </Empty>
      )}
      <ul className="votes">
        {items.map((vote) => (
          <li key={vote.votingId}>
            <VotingName id={vote.votingId} optionId={vote.optionId} />
            <time className="faint" dateTime={vote.castAt}>
              {format.moment(vote.castAt)}
            </time>
          </li>
        ))}
      </ul>
      <MoreButton more={more} loading={phase === 'loading'} />
    </section>
  );
}
