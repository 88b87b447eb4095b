import { AxisBottom, AxisLeft, AxisRight } from '@visx/axis';
import { useParentSize } from '@visx/responsive';
import { useState, type ReactNode } from 'react';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Columns, countScale, minuteScale } from '../../ui/voting/columns';
import { busiest, MINUTE_MS, type Minute } from '../../ui/voting/minutes';

/** The axis of an open voting has at least this many minutes: a young one has room to grow. */
const FEWEST_MINUTES = 15;

/** Pixels that the label of a minute needs. */
const LABEL_WIDTH = 72;

/**
 * Minutes as a column chart. A pointer, a finger or the arrow keys choose a minute, which is then said in words; a
 * range control lies over the columns for that, because it is what all of these and screen readers know to handle.
 * @param minutes without gaps, oldest first, at least one.
 * @param moving whether more of them are to come.
 */
export default function SeriesChart({ minutes, moving }: { minutes: Minute[]; moving: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { parentRef, width, height } = useParentSize({ debounceTime: 50 });
  const [chosenAt, setChosenAt] = useState<number>();
  const chosen = minutes.find(({ at }) => at === chosenAt);
  const peaks = busiest(minutes);
  const votesIn = ({ votes }: Minute): string =>
    t('tally.votes', { count: votes, formatted: format.number(votes) });
  const words = (minute: Minute): string =>
    t('series.reading', { minute: format.time(minute.at), votes: votesIn(minute) });
  const mostWords = (): string => {
    const [peak] = peaks;
    if (peak === undefined) return '';
    if (peaks.length === 1) return t('series.most', { reading: words(peak) });
    return t('series.mostEqual', { votes: votesIn(peak), count: peaks.length });
  };
  const first = minutes[0]?.at ?? 0;
  const choose = (index: number): void => {
    setChosenAt(minutes[Math.min(Math.max(index, 0), minutes.length - 1)]?.at);
  };
  const letGo = (): void => {
    setChosenAt(undefined);
  };
  const slots = moving ? Math.max(minutes.length, FEWEST_MINUTES) : minutes.length;
  const shown = chosen ?? minutes.at(-1);
  return (
    <>
      <p className="series-reading">
        {chosen && words(chosen)}
        {!chosen && mostWords()}
      </p>
      <div className="series-plot" ref={parentRef}>
        {width > 0 && (
          <Plot
            minutes={minutes}
            axis={Array.from({ length: slots }, (_, index) => first + index * MINUTE_MS)}
            size={{ width, height }}
            chosen={chosen?.at}
            rightToLeft={document.documentElement.dir === 'rtl'}
          />
        )}
        {shown && (
          <input
            type="range"
            className="series-cursor"
            min={0}
            max={slots - 1}
            value={minutes.indexOf(shown)}
            aria-label={t('series.cursor')}
            aria-valuetext={words(shown)}
            onChange={({ target }) => {
              choose(Number(target.value));
            }}
            onFocus={() => {
              setChosenAt(shown.at);
            }}
            onPointerMove={({ currentTarget, clientX }) => {
              const { left, right } = currentTarget.getBoundingClientRect();
              const share = (clientX - left) / (right - left);
              choose(Math.floor((document.documentElement.dir === 'rtl' ? 1 - share : share) * slots));
            }}
            onPointerLeave={letGo}
            onBlur={letGo}
          />
        )}
      </div>
    </>
  );
}

function Plot({
  minutes,
  axis,
  size: { width, height },
  chosen,
  rightToLeft,
}: {
  minutes: Minute[];
  axis: number[];
  size: { width: number; height: number };
  chosen: number | undefined;
  rightToLeft: boolean;
}): ReactNode {
  const format = useFormat();
  // The labels grow with the reader's font size: so does the room for them. `.series-cursor` has the same figures.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [start, end, top, bottom] = [3 * rem, width - 0.75 * rem, rem / 2, height - 1.75 * rem];
  const x = minuteScale(axis, rightToLeft ? [width - start, width - end] : [start, end]);
  const y = countScale(minutes, [bottom, top]);
  const counts = y.ticks(4).filter(Number.isInteger);
  const every = [1, 2, 5, 10, 15, 20, 30, 60].find(
    (step) => (axis.length / step) * LABEL_WIDTH <= end - start,
  );
  const labelled = axis.filter((at) => (at / MINUTE_MS) % (every ?? 60) === 0);
  const CountAxis = rightToLeft ? AxisRight : AxisLeft;
  return (
    <svg className="series-svg" width={width} height={height} aria-hidden="true">
      {counts.map((count) => (
        <line
          key={count}
          className="series-line"
          x1={rightToLeft ? width - end : start}
          x2={rightToLeft ? width - start : end}
          y1={y(count)}
          y2={y(count)}
        />
      ))}
      <Columns minutes={minutes} x={x} y={y} chosen={chosen} widest={3 * rem} />
      <AxisBottom
        axisClassName="series-axis"
        scale={x}
        top={bottom}
        tickValues={labelled}
        tickFormat={(at) => format.time(at)}
        tickLength={rem / 4}
      />
      <CountAxis
        axisClassName="series-axis"
        scale={y}
        left={rightToLeft ? width - start : start}
        tickValues={counts}
        tickFormat={(count) => format.number(Number(count))}
        hideAxisLine
        hideTicks
      />
    </svg>
  );
}
