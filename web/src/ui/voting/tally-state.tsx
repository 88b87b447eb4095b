import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/translation';
import { Icon } from '../icons';
import type { Voting, VotingStatus } from './voting';

/** Whether the numbers are hidden, still move, wait for their recount, or are the confirmed result. */
export function TallyState({ voting, status }: { voting: Voting; status: VotingStatus }): ReactNode {
  const { t } = useTranslation();
  if (status === 'UPCOMING') return <p className="tally-state">{t('tally.notYet')}</p>;
  if (status === 'OPEN' && voting.tally.hidden && voting.results !== 'ALWAYS')
    return <p className="tally-state">{t(`tally.hidden.${voting.results}`)}</p>;
  if (status === 'OPEN') return <p className="tally-state says-live">{t('tally.moving')}</p>;
  if (!voting.tally.final) return <p className="tally-state">{t('tally.recounting')}</p>;
  return (
    <p className="tally-state final">
      <Icon name="tick" />
      {t('tally.final')}
    </p>
  );
}
