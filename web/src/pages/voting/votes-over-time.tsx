import { lazy, Suspense, type ReactNode } from 'react';
import { useIdentity } from '../../session/account/use-session';
import { ApiError } from '../../session/api/api-error';
import { useSeries } from '../../session/cache/use-series';
import { FailureOf } from '../../ui/failure-of';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Empty, Loading } from '../../ui/notices';
import { busiest } from '../../ui/voting/minutes';
import type { Voting, VotingStatus } from '../../ui/voting/voting';
import { SeriesTable } from './series-table';
import '../../ui/voting/series.css';

/** A chart that does not come must not take the ballot with it. */
const SeriesChart = lazy(() => import('./series-chart').catch(() => ({ default: ChartMissing })));

const MINUTES = 60;

/** In place of a chart whose code could not be loaded. The table has its numbers. */
function ChartMissing(): ReactNode {
  return <FailureOf error={new ApiError('Network', 'The chart could not be loaded.')} />;
}

/** When the votes of the last hour came, or of a closed voting's last hour, live. Its height stays whatever happens. */
export function VotesOverTime({ voting, status }: { voting: Voting; status: VotingStatus }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { minutes, error, refresh } = useSeries(voting, useIdentity(), MINUTES);
  const moving = status === 'OPEN';
  const nobody = minutes !== undefined && busiest(minutes).length === 0;
  const before = voting.tally.total === 0 ? 'standing.nobody' : 'series.emptyClosedNext';
  return (
    <section className="series" aria-labelledby="series-title">
      <h2 id="series-title" className="section-title">
        {t('series.title')}
      </h2>
      <p className={moving ? 'faint says-live' : 'faint'}>
        {moving ? t('series.moving') : t('series.closed', { moment: format.moment(voting.closesAt) })}
      </p>
      <div className="series-chart">
        {error && <FailureOf error={error} retry={refresh} />}
        {minutes === undefined && !error && <Loading />}
        {nobody && (
          <Empty
            title={t(moving ? 'series.empty' : 'series.emptyClosed')}
            next={t(moving ? 'series.emptyNext' : before)}
          />
        )}
        {minutes !== undefined && !nobody && (
          <Suspense fallback={<Loading />}>
            <SeriesChart minutes={minutes} moving={moving} />
          </Suspense>
        )}
      </div>
      {minutes !== undefined && !nobody && <SeriesTable minutes={minutes} />}
    </section>
  );
}
