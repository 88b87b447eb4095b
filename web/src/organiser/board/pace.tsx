import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { useFormat } from '../../i18n/format';
import { useNow } from '../../time/clock';
import { busiest, votesAMinute } from '../../votings/series/series';
import '../../votings/series/series.css';
import { useSeries } from '../../votings/series/use-series';
import type { Voting } from '../../votings/voting';

/** Nothing in its place when it cannot be loaded: the number beside it tells the pace. */
const Sparkline = lazy(() => import('../../votings/series/sparkline').catch(() => ({ default: () => null })));

const MINUTES = 20;

/** How fast votes come in a voting that is open: votes a minute, and the minutes before. */
export function Pace({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { minutes, error } = useSeries(voting, 'voter', MINUTES);
  const most = (minutes && busiest(minutes)?.votes) ?? 0;
  return (
    <>
      <div>
        <dt>{t('board.aMinute')}</dt>
        <dd>
          {minutes !== undefined && format.number(votesAMinute(minutes, now))}
          {minutes === undefined && (error ? t('board.unknownPace') : '…')}
        </dd>
      </div>
      <div className="sparkline">
        <dt className="visually-hidden">{t('series.title')}</dt>
        <dd>
          {minutes && (
            <Suspense>
              <Sparkline
                minutes={minutes}
                slots={MINUTES}
                label={t('series.sparkline', { minutes: minutes.length, most: format.number(most) })}
              />
            </Suspense>
          )}
        </dd>
      </div>
    </>
  );
}
