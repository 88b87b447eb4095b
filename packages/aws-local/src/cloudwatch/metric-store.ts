import type { MetricDatum } from '../contract';

/** Which metric: a name in a namespace, with all of its dimensions. */
export type MetricName = Omit<MetricDatum, 'value'>;

/** How values of a period become one. */
export const statistics = {
  Sum: (values: number[]) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values: number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  Minimum: (values: number[]) => values.reduce((least, value) => Math.min(least, value), Infinity),
  Average: (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length,
  SampleCount: (values: number[]) => values.length,
};

/** One of {@link statistics}, or a percentile: `p99`. */
export type Statistic = keyof typeof statistics | `p${number}`;

/** Whether a statistic is known: CloudWatch user guide, "CloudWatch statistics definitions". */
export function isStatistic(name: string): name is Statistic {
  return Object.hasOwn(statistics, name) || isPercentile(name);
}

/** Whether a statistic is a percentile. */
export function isPercentile(name: string): boolean {
  return /^p(100|\d{1,2}(\.\d{1,10})?)$/.test(name);
}

function aggregate(values: number[], statistic: Statistic): number {
  if (statistic in statistics) return statistics[statistic as keyof typeof statistics](values);
  const sorted = values.sort((a, b) => a - b);
  const rank = Math.ceil((Number(statistic.slice(1)) / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)]!;
}

interface Point {
  at: number;
  value: number;
}

/** Longest that any alarm looks back here. */
export const KEPT_MS = 3_600_000;

/** The values of metrics in the last hour. */
export class MetricStore {
  private readonly points = new Map<string, Point[]>();

  constructor(private readonly now: () => number = Date.now) {}

  put(datum: MetricDatum): void {
    const key = keyOf(datum);
    const oldest = this.now() - KEPT_MS;
    const points = this.points.get(key) ?? [];
    const firstKept = firstFrom(points, oldest);
    // Cutting at every put would copy the list each time; half of it being old pays for the copy.
    const kept = firstKept > points.length / 2 ? points.slice(firstKept) : points;
    kept.push({ at: this.now(), value: datum.value });
    this.points.set(key, kept);
  }

  /** A statistic over `[from, to)` in milliseconds since the epoch, or undefined when nothing was put. */
  statistic(metric: MetricName, statistic: Statistic, from: number, to: number): number | undefined {
    const points = this.points.get(keyOf(metric)) ?? [];
    const values = points.slice(firstFrom(points, from), firstFrom(points, to)).map(({ value }) => value);
    return values.length === 0 ? undefined : aggregate(values, statistic);
  }
}

/** The index of the first point at or after an instant: points come in the order of time. */
function firstFrom(points: readonly Point[], instant: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.at < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function keyOf({ namespace, name, dimensions }: MetricName): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
