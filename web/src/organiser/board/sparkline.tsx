import type { ReactNode } from 'react';

const HEIGHT = 24;

/** Votes over the last minute as small columns. The number beside it says what it draws. */
export function Sparkline({ values }: { values: number[] }): ReactNode {
  const most = Math.max(1, ...values);
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${values.length * 4} ${HEIGHT}`}
      aria-hidden="true"
      preserveAspectRatio="none"
    >
      {values.map((value, index) => {
        const height = Math.max(1, (value / most) * HEIGHT);
        return <rect key={index} x={index * 4} y={HEIGHT - height} width="3" height={height} />;
      })}
    </svg>
  );
}
