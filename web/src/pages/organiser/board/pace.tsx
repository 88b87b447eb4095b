import { lazy, Suspense, type ReactNode } from 'react';
import { useSeries } from '../../../session/cache/use-series';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { useNow } from '../../../ui/time/clock';
import { busiest, votesAMinute } from '../../../ui/voting/minutes';
import type { Voting } from '../../../ui/voting/voting';
import '../../../ui/voting/series.css';

/** Nothing in its place when it cannot be loaded: the number beside it tells the pace. */
const Sparkline = lazy(() => import('../../../ui/voting/sparkline').catch(() => ({ default: () => null })));

const MINUTES = 20;

/** How fast votes come in a voting that is open: votes a minute, and the minutes before. */
export function Pace({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { minutes, error } = useSeries(voting, 'voter', MINUTES);
  const most = (minutes && busiest(minutes)[0]?.votes) ?? 0;
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
