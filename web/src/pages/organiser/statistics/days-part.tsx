import type { ReactNode } from 'react';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { ColumnChart } from '../../../ui/voting/column-chart';
import { CountTable } from './count-table';
import { everyOf, type Day } from './days';
import { useNames } from './use-names';

/** Votes by day: a chart where there are several, and a table. */
export function DaysPart({ days }: { days: readonly Day[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  // Days have no one length: each has its place by its name, which is read as if it were UTC's.
  const columns = days.map(({ day, votes }) => ({ at: Date.parse(day), votes }));
  const nameOf = (at: number): string => format.day(new Date(at).toISOString());
  const axis = columns.map(({ at }) => at);
  const table = (
    <CountTable
      columns={[t('statistics.day'), t('statistics.votes')]}
      rows={days.map(({ day, votes }) => ({
        key: day,
        name: <time dateTime={day}>{format.day(day)}</time>,
        values: [format.number(votes)],
      }))}
    />
  );
  return (
    <section className="series" aria-labelledby="statistics-days">
      <h2 id="statistics-days" className="section-title">
        {t('statistics.byDay')}
      </h2>
      {days.length > 1 && (
        <div className="series-chart">
          <ColumnChart
            columns={columns}
            axis={axis}
            reading={({ at, votes }) => names.read(nameOf(at), votes)}
            most={(peaks) => names.most(peaks, nameOf)}
            cursor={t('statistics.cursor')}
            labelled={(room) => everyOf(axis, room)}
            label={names.utcDate}
          />
        </div>
      )}
      {days.length > 1 ? (
        <details className="series-details" open={days.length <= 14}>
          <summary>{t('statistics.table')}</summary>
          {table}
        </details>
      ) : (
        table
      )}
    </section>
  );
}
