import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/translation';
import { Icon } from '../icons';
import type { Voting } from './voting';

/** Free, or what a vote costs: a stamp that cannot be overlooked. */
export function PriceStamp({ voting }: { voting: Pick<Voting, 'access' | 'creditCost'> }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="stamp" data-access={voting.access}>
      {voting.access === 'PAID' && <Icon name="coin" />}
      {voting.access === 'FREE' ? t('access.free') : t('access.paid', { count: voting.creditCost })}
    </span>
  );
}
