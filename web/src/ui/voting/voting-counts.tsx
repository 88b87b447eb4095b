import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';
import { SpokenTally } from './spoken-tally';
import { StandingLine } from './standing-line';
import { TallyBars } from './tally-bars';
import { TallyState } from './tally-state';
import type { Voting, VotingStatus } from './voting';

/** How a voting stands, on its page. */
export function VotingCounts({ voting, status }: { voting: Voting; status: VotingStatus }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, final } = voting.tally;
  return (
    <section className="tally" aria-labelledby="tally-title">
      <h2 id="tally-title" className="section-title">
        {t(final ? 'tally.result' : 'tally.title')}
        <span className="tally-total">
          {t('tally.votes', { count: total, formatted: format.number(total) })}
        </span>
      </h2>
      <TallyBars voting={voting} />
      <StandingLine voting={voting} />
      <TallyState voting={voting} status={status} />
      <SpokenTally voting={voting} />
    </section>
  );
}
