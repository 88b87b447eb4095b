import type { MetricDatum } from '../contract';

/** Which metric: a name in a namespace, with all of its dimensions. */
export type MetricName = Omit<MetricDatum, 'value'>;

/** How values of a period become one. */
export const statistics = {
  Sum: (values: number[]) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values: number[]) => Math.max(...values),
  Minimum: (values: number[]) => Math.min(...values),
  Average: (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length,
  SampleCount: (values: number[]) => values.length,
};
export type Statistic = keyof typeof statistics;

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
    const firstKept = points.findIndex(({ at }) => at >= oldest);
    // Cutting at every put would copy the list each time; half of it being old pays for the copy.
    const kept = firstKept > points.length / 2 ? points.slice(firstKept) : points;
    kept.push({ at: this.now(), value: datum.value });
    this.points.set(key, kept);
  }

  /** A statistic over `[from, to)` in milliseconds since the epoch, or undefined when nothing was put. */
  statistic(metric: MetricName, statistic: Statistic, from: number, to: number): number | undefined {
    const values = (this.points.get(keyOf(metric)) ?? [])
      .filter(({ at }) => at >= from && at < to)
      .map(({ value }) => value);
    return values.length === 0 ? undefined : statistics[statistic](values);
  }
}

export function keyOf({ namespace, name, dimensions }: MetricName): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
