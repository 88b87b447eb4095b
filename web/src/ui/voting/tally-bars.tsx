import type { CSSProperties, ReactNode } from 'react';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';
import { Icon } from '../icons';
import { results, type Voting } from './voting';

/**
 * The counts of a voting as bars. Options keep their order and rows keep their height, so that nothing jumps; only
 * the bars' lengths move, as transforms. The numbers are text: the bars only draw what they say. Nothing while counts are
 * hidden.
 */
export function TallyBars({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (voting.tally.hidden) return null;
  return (
    <ul className="bars">
      {results(voting).map(({ id, label, votes, share, written, leads }) => (
        <li key={id} className="bar-row" data-leads={leads || undefined}>
          <span className="bar-label">
            {voting.myVote?.optionId === id && (
              <span className="own-mark">
                <Icon name="tick" />
                <span className="visually-hidden">{t('voting.yourChoice')}</span>
              </span>
            )}
            <bdi>{label}</bdi>
          </span>
          <span className="bar-count">
            {t('tally.votes', { count: votes, formatted: format.number(votes) })}
          </span>
          <span className="bar-share">{format.percent(written)}</span>
          <span className="bar-track" aria-hidden="true">
            <span className="bar-fill" style={{ '--share': share } as CSSProperties} />
          </span>
        </li>
      ))}
    </ul>
  );
}
