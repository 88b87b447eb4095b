import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';
import { Picture } from './picture';
import { PriceStamp } from './price-stamp';
import { TimeLeft } from './time-left';
import type { Voting } from './voting';

/** What a voting is about, at the top of its page. */
export function VotingHead({ voting, children }: { voting: Voting; children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <header className="voting-head">
      <div className="voting-picture">
        <Picture url={voting.imageUrl} seed={voting.id} width="48rem" first />
        <PriceStamp voting={voting} />
      </div>
      <div className="stack-tight">
        <TimeLeft voting={voting} />
        <h1 dir="auto">{voting.title}</h1>
        {voting.description !== null && (
          <p className="description" dir="auto">
            {voting.description}
          </p>
        )}
        <p className="faint">
          {t('voting.window', {
            opensAt: format.moment(voting.opensAt),
            closesAt: format.moment(voting.closesAt),
          })}
        </p>
        {children}
      </div>
    </header>
  );
}
