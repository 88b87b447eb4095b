import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../ui/i18n/translation';
import { TimeLeft } from '../../ui/voting/time-left';
import type { Voting } from '../../ui/voting/voting';

/** The voting that opens next, for those who look at what is open. */
export function NextOpening({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="next-opening">
      <span>{t('wall.next')}</span> <Link to={`/votings/${voting.id}`}>{voting.title}</Link>{' '}
      <TimeLeft voting={voting} />
    </p>
  );
}
