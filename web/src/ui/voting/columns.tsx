import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { ReactNode } from 'react';
import type { Minute } from './minutes';

/** Where minutes lie from side to side. */
export type MinuteScale = ReturnType<typeof minuteScale>;

/** Where counts lie from bottom to top. */
export type CountScale = ReturnType<typeof countScale>;

/** @param range from where the first minute begins to where the last one ends. */
export function minuteScale(minutes: readonly number[], range: [number, number]) {
  return scaleBand<number>({ domain: [...minutes], range, paddingInner: 0.2 });
}

/** @param range from the bottom to the top. There is always room for a vote or two. */
export function countScale(minutes: readonly Minute[], range: [number, number]) {
  const most = Math.max(...minutes.map(({ votes }) => votes), 2);
  return scaleLinear<number>({ domain: [0, most], range, nice: 4 });
}

/** Votes as columns, one for each minute, keyed by it: a column grows, and is not taken for its neighbour's. */
export function Columns({
  minutes,
  x,
  y,
  chosen,
  widest = Infinity,
}: {
  minutes: readonly Minute[];
  x: MinuteScale;
  y: CountScale;
  chosen?: number | undefined;
  widest?: number;
}): ReactNode {
  const bottom = y(0);
  const width = Math.min(x.bandwidth(), widest);
  return (
    <g className="columns">
      {minutes.map(({ at, votes }) => (
        <Bar
          key={at}
          className="column"
          data-chosen={at === chosen || undefined}
          x={(x(at) ?? 0) + (x.bandwidth() - width) / 2}
          width={width}
          y={y(votes)}
          height={bottom - y(votes)}
        />
      ))}
    </g>
  );
}
