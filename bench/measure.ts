/** How something went that was done many times. Times in milliseconds. */
export interface Measurement {
  operations: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** The value below which a share of sorted values lie. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/**
 * Works through a list, so many at once.
 * @throws whatever the work throws: a figure of failed operations would mean nothing.
 */
export async function measure<Item>(
  items: Item[],
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<Measurement> {
  const durations: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next] as Item;
      next += 1;
      const started = performance.now();
      await work(item);
      durations.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - started) / 1000;
  return {
    operations: durations.length,
    perSecond: durations.length / seconds,
    p50: percentile(durations, 0.5),
    p99: percentile(durations, 0.99),
  };
}
