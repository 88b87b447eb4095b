import type { ReactNode } from 'react';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import type { Minute } from '../../ui/voting/minutes';

/** The minutes in which somebody voted, newest first, as a table that opens when it is wanted. */
export function SeriesTable({ minutes }: { minutes: Minute[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <details className="series-details">
      <summary>{t('series.table')}</summary>
      <table className="series-table">
        <caption className="faint">{t('series.others')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('series.minute')}</th>
            <th scope="col" className="number">
              {t('series.votes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {minutes
            .filter(({ votes }) => votes > 0)
            .reverse()
            .map(({ at, votes }) => (
              <tr key={at}>
                <th scope="row">
                  <time dateTime={new Date(at).toISOString()}>{format.time(at)}</time>
                </th>
                <td className="number">{format.number(votes)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
