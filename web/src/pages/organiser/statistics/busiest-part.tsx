import { useMemo, type ReactNode } from 'react';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { CountTable } from './count-table';
import { topOf, type CountedMinute, type Day } from './days';
import { useNames } from './use-names';

/** The days and minutes with the most votes. @param few how many of each. */
export function BusiestPart({
  minutes,
  days,
  few = 10,
}: {
  minutes: readonly CountedMinute[];
  days: readonly Day[];
  few?: number;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  // There may be tens of thousands.
  const busiestMinutes = useMemo(() => topOf(minutes, few), [minutes, few]);
  return (
    <div className="statistics-busiest">
      {days.length > 1 && (
        <section className="stack-tight" aria-labelledby="statistics-busiest-days">
          <h2 id="statistics-busiest-days" className="section-title">
            {t('statistics.busiestDays')}
          </h2>
          <CountTable
            columns={[t('statistics.day'), t('statistics.votes')]}
            rows={topOf(days, few).map(({ day, votes }) => ({
              key: day,
              name: <time dateTime={day}>{format.day(day)}</time>,
              values: [format.number(votes)],
            }))}
          />
        </section>
      )}
      <section className="stack-tight" aria-labelledby="statistics-busiest-minutes">
        <h2 id="statistics-busiest-minutes" className="section-title">
          {t('statistics.busiestMinutes')}
        </h2>
        <CountTable
          columns={[t('statistics.from'), t('statistics.votes')]}
          rows={busiestMinutes.map(({ at, votes }) => ({
            key: String(at),
            name: <time dateTime={new Date(at).toISOString()}>{names.stretch(at, 1)}</time>,
            values: [format.number(votes)],
          }))}
        />
      </section>
    </div>
  );
}
