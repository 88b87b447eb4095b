import type { ReactNode } from 'react';
import { Columns, countScale, minuteScale } from './columns';
import { MINUTE_MS, type Minute } from './minutes';
import './series.css';

const [WIDTH, HEIGHT] = [100, 24];

/**
 * Minutes as small columns, the latest at the end.
 * @param slots how many minutes there is room for: those of a young voting are no wider than others.
 * @param label what they show, in words.
 */
export default function Sparkline({
  minutes,
  slots,
  label,
}: {
  minutes: Minute[];
  slots: number;
  label: string;
}): ReactNode {
  const latest = minutes.at(-1)?.at ?? 0;
  const x = minuteScale(
    Array.from({ length: slots }, (_, index) => latest - (slots - 1 - index) * MINUTE_MS),
    document.documentElement.dir === 'rtl' ? [WIDTH, 0] : [0, WIDTH],
  );
  const y = countScale(minutes, [HEIGHT - 1, 0]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <line className="series-line" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      <Columns minutes={minutes} x={x} y={y} />
    </svg>
  );
}
