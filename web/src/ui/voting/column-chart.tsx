import { AxisBottom, AxisLeft, AxisRight } from '@visx/axis';
import { useParentSize } from '@visx/responsive';
import { useState, type ReactNode } from 'react';
import { useFormat } from '../i18n/format';
import { Columns, countScale, minuteScale } from './columns';
import { busiest, type Minute } from './minutes';

/** Pixels that the label of a column needs. */
const LABEL_WIDTH = 72;

/** What a chart of columns shows, and how it says it. */
export interface ColumnChartProps {
  /** Without gaps, oldest first, at least one. */
  columns: Minute[];
  /** Where each column is, and where others are to come. */
  axis: number[];
  /** A column in words, as it is read when it is chosen. */
  reading: (column: Minute) => string;
  /** The columns with the most votes in words, as they are read when none is chosen. */
  most: (peaks: Minute[]) => string;
  /** What the control is called that chooses a column. */
  cursor: string;
  /** The places on the axis that have a label, of which so many fit. */
  labelled: (room: number) => number[];
  /** The label of such a place. */
  label: (at: number) => string;
}

/**
 * Votes as a column chart. A pointer, a finger or the arrow keys choose a column, which is then said in words; a range
 * control lies over the columns for that, because it is what all of these and screen readers know to handle.
 */
export function ColumnChart({
  columns,
  axis,
  reading,
  most,
  cursor,
  labelled,
  label,
}: ColumnChartProps): ReactNode {
  const { parentRef, width, height } = useParentSize({ debounceTime: 50 });
  const [chosenAt, setChosenAt] = useState<number>();
  const chosen = columns.find(({ at }) => at === chosenAt);
  const choose = (index: number): void => {
    setChosenAt(columns[Math.min(Math.max(index, 0), columns.length - 1)]?.at);
  };
  const letGo = (): void => {
    setChosenAt(undefined);
  };
  const shown = chosen ?? columns.at(-1);
  return (
    <>
      <p className="series-reading">{chosen ? reading(chosen) : most(busiest(columns))}</p>
      <div className="series-plot" ref={parentRef}>
        {width > 0 && (
          <Plot
            columns={columns}
            axis={axis}
            size={{ width, height }}
            chosen={chosen?.at}
            labelled={labelled}
            label={label}
            rightToLeft={document.documentElement.dir === 'rtl'}
          />
        )}
        {shown && (
          <input
            type="range"
            className="series-cursor"
            min={0}
            max={axis.length - 1}
            value={columns.indexOf(shown)}
            aria-label={cursor}
            aria-valuetext={reading(shown)}
            onChange={({ target }) => {
              choose(Number(target.value));
            }}
            onFocus={() => {
              setChosenAt(shown.at);
            }}
            onPointerMove={({ currentTarget, clientX }) => {
              const { left, right } = currentTarget.getBoundingClientRect();
              const share = (clientX - left) / (right - left);
              choose(Math.floor((document.documentElement.dir === 'rtl' ? 1 - share : share) * axis.length));
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
  columns,
  axis,
  size: { width, height },
  chosen,
  labelled,
  label,
  rightToLeft,
}: Pick<ColumnChartProps, 'columns' | 'axis' | 'labelled' | 'label'> & {
  size: { width: number; height: number };
  chosen: number | undefined;
  rightToLeft: boolean;
}): ReactNode {
  const format = useFormat();
  // The labels grow with the reader's font size: so does the room for them. `.series-cursor` has the same figures.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [start, end, top, bottom] = [3 * rem, width - 0.75 * rem, rem / 2, height - 1.75 * rem];
  const x = minuteScale(axis, rightToLeft ? [width - start, width - end] : [start, end]);
  const y = countScale(columns, [bottom, top]);
  const counts = y.ticks(4).filter(Number.isInteger);
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
      <Columns minutes={columns} x={x} y={y} chosen={chosen} widest={3 * rem} />
      <AxisBottom
        axisClassName="series-axis"
        scale={x}
        top={bottom}
        tickValues={labelled((end - start) / LABEL_WIDTH)}
        tickFormat={(at) => label(at)}
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
