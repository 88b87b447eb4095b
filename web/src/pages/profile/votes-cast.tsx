import { useCallback, type ReactNode } from 'react';
import { Link } from 'react-router';
import { MyVotesDocument } from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { usePaged } from '../../session/cache/use-paged';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Empty } from '../../ui/notices';
import { PagedCard } from './paged-card';
import { VotingName } from './voting-name';

/** The votes that the voter cast. */
export function VotesCast(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const fetchPage = useCallback(
    async (nextToken: string | null) => (await run(MyVotesDocument, { nextToken }, 'voter')).me.votes,
    [],
  );
  const list = usePaged(fetchPage);
  return (
    <PagedCard
      id="votes-title"
      title={t('profile.votes')}
      list={list}
      empty={
        <Empty title={t('profile.noVotes')} next={t('profile.noVotesNext')}>
          <Link className="button" to="/">
            {t('common.toWall')}
          </Link>
        </Empty>
      }
    >
      <ul className="votes">
        {list.items.map((vote) => (
          <li key={vote.votingId}>
            <VotingName id={vote.votingId} optionId={vote.optionId} />
            <time className="faint" dateTime={vote.castAt}>
              {format.moment(vote.castAt)}
            </time>
          </li>
        ))}
      </ul>
    </PagedCard>
  );
}
