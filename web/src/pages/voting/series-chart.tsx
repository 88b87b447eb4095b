import type { ReactNode } from 'react';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { ColumnChart } from '../../ui/voting/column-chart';
import { MINUTE_MS, type Minute } from '../../ui/voting/minutes';

/** The axis of an open voting has at least this many minutes: a young one has room to grow. */
const FEWEST_MINUTES = 15;

/** Minutes between two labels, one of these. */
const LABELLED = [1, 2, 5, 10, 15, 20, 30, 60];

/**
 * Minutes as a column chart.
 * @param minutes without gaps, oldest first, at least one.
 * @param moving whether more of them are to come.
 */
export default function SeriesChart({ minutes, moving }: { minutes: Minute[]; moving: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const votesIn = ({ votes }: Minute): string =>
    t('tally.votes', { count: votes, formatted: format.number(votes) });
  const reading = (minute: Minute): string =>
    t('series.reading', { minute: format.time(minute.at), votes: votesIn(minute) });
  const first = minutes[0]?.at ?? 0;
  const slots = moving ? Math.max(minutes.length, FEWEST_MINUTES) : minutes.length;
  const axis = Array.from({ length: slots }, (_, index) => first + index * MINUTE_MS);
  return (
    <ColumnChart
      columns={minutes}
      axis={axis}
      reading={reading}
      most={(peaks) => {
        const [peak] = peaks;
        if (peak === undefined) return '';
        if (peaks.length === 1) return t('series.most', { reading: reading(peak) });
        return t('series.mostEqual', { votes: votesIn(peak), count: peaks.length });
      }}
      cursor={t('series.cursor')}
      labelled={(room) => {
        const every = LABELLED.find((step) => axis.length / step <= room) ?? 60;
        return axis.filter((at) => (at / MINUTE_MS) % every === 0);
      }}
      label={(at) => format.time(at)}
    />
  );
}
