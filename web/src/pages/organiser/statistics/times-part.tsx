import { useMemo, useState, type ReactNode } from 'react';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { ColumnChart } from '../../../ui/voting/column-chart';
import { MINUTE_MS } from '../../../ui/voting/minutes';
import { CountTable } from './count-table';
import { dayAfter, roundOf, startOfDay, stretchesOf, type CountedMinute, type Day } from './days';
import { useNames } from './use-names';

const HOUR_MS = 60 * MINUTE_MS;

/** Minutes of a day. */
const DAY = 24 * 60;

/** Votes over the whole voting, a day or an hour of it, in as fine steps as a chart has room for: of an hour, each minute. */
export function TimesPart({
  minutes,
  days,
  from,
  to,
}: {
  minutes: readonly CountedMinute[];
  days: readonly Day[];
  from: number;
  to: number;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const [day, setDay] = useState('');
  const [hour, setHour] = useState('');
  const dayFrom = day === '' ? from : Math.max(from, startOfDay(day));
  const dayTo = day === '' ? to : Math.min(to, startOfDay(dayAfter(day)));
  const firstHour = Math.floor(dayFrom / HOUR_MS) * HOUR_MS;
  const hours = Array.from(
    { length: Math.max(1, Math.ceil((dayTo - firstHour) / HOUR_MS)) },
    (_, index) => firstHour + index * HOUR_MS,
  );
  // A short voting has no day to choose first.
  const hasHours = hours.length > 1 && hours.length <= 26;
  const isHour = hasHours && hour !== '';
  const start = isHour ? Math.max(dayFrom, Number(hour)) : dayFrom;
  const end = isHour ? Math.min(dayTo, Number(hour) + HOUR_MS) : dayTo;
  const { step, columns } = useMemo(() => stretchesOf(minutes, start, end), [minutes, start, end]);
  const axis = columns.map(({ at }) => at);
  const nameOf = (at: number): string => names.stretch(at, step);
  const isLong = end - start > 2 * 24 * HOUR_MS;
  return (
    <section className="series" aria-labelledby="statistics-times">
      <h2 id="statistics-times" className="section-title">
        {t('statistics.byTime')}
      </h2>
      <div className="statistics-choices">
        {days.length > 1 && (
          <label className="field">
            <span>{t('statistics.look')}</span>
            <select
              value={day}
              onChange={({ target }) => {
                setDay(target.value);
                setHour('');
              }}
            >
              <option value="">{t('statistics.whole')}</option>
              {days
                .filter(({ votes }) => votes > 0)
                .map((each) => (
                  <option key={each.day} value={each.day}>
                    {format.day(each.day)}
                  </option>
                ))}
            </select>
          </label>
        )}
        {hasHours && (
          <label className="field">
            <span>{t('statistics.hour')}</span>
            <select
              value={hour}
              onChange={({ target }) => {
                setHour(target.value);
              }}
            >
              <option value="">{t(day === '' ? 'statistics.whole' : 'statistics.wholeDay')}</option>
              {hours.map((at) => (
                <option key={at} value={at}>
                  {names.stretch(at, 60)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="faint">{t('statistics.columns', { length: names.length(step) })}</p>
      <div className="series-chart">
        <ColumnChart
          columns={columns}
          axis={axis}
          reading={({ at, votes }) => names.read(nameOf(at), votes)}
          most={(peaks) => names.most(peaks, nameOf)}
          cursor={t('statistics.cursor')}
          labelled={(room) => roundOf(axis, room, isLong ? DAY : 1)}
          label={(at) => (isLong ? names.date(at) : format.time(at))}
        />
      </div>
      <details className="series-details">
        <summary>{t('statistics.table')}</summary>
        <CountTable
          caption={t('statistics.others')}
          columns={[t('statistics.from'), t('statistics.votes')]}
          rows={columns
            .filter(({ votes }) => votes > 0)
            .map(({ at, votes }) => ({
              key: String(at),
              name: <time dateTime={new Date(at).toISOString()}>{nameOf(at)}</time>,
              values: [format.number(votes)],
            }))}
        />
      </details>
    </section>
  );
}
