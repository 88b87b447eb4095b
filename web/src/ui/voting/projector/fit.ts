/**
 * The largest whole number of pixels for which something fits, by halving: what fits at one size fits at every smaller one.
 * @returns `min` if not even that fits.
 */
export function largest(min: number, max: number, fits: (size: number) => boolean): number {
  let [low, high] = [Math.floor(min), Math.max(Math.floor(min), Math.floor(max))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a list of rows is written with. */
export interface RowFit {
  size: number;
  columns: number;
  /** Words may be broken anywhere: one of them is too long otherwise. */
  broken: boolean;
  /** The numbers stand beside the bar, below the label: long labels get the whole width. */
  below: boolean;
  /** So many rows are named, the others summed up. */
  named: number;
}

/** Another column has to win so much, because one column is read more easily. */
const WORTH_A_COLUMN = 1.15;

/** Broken words have to win so much, because whole ones are read more easily. */
const WORTH_BROKEN_WORDS = 1.6;

/** So many times the smallest size is small: only below it other arrangements are tried. */
const SMALL = 2;

/**
 * How the rows of a list are written as large as they fit: in more columns if that is larger, with broken words if they would
 * have to be tiny otherwise, and only when type that can be read leaves no other way with rows left out. Each trial lays the
 * page out, so that an arrangement which is no gain is dropped after one.
 * @param fits whether the rows fit so.
 */
export function fitRows(
  rows: number,
  { smallest, largest: most, columns }: { smallest: number; largest: number; columns: number },
  fits: (fit: RowFit) => boolean,
): RowFit {
  const readable = Math.ceil(smallest);
  const better = (best: RowFit | undefined, next: Omit<RowFit, 'size'>, gain: number): RowFit | undefined => {
    const size = best === undefined ? readable : Math.ceil(best.size * gain);
    if (size > most || !fits({ ...next, size })) return best;
    return { ...next, size: largest(size, most, (tried) => fits({ ...next, size: tried })) };
  };
  const bestOf = (named: number): RowFit | undefined => {
    let best: RowFit | undefined;
    for (const broken of [false, true])
      for (const below of [false, true]) {
        if (best !== undefined && best.size >= SMALL * readable) return best;
        for (let count = 1; count <= Math.min(columns, rows); count += 1) {
          const worth = best?.broken === broken ? 1 : WORTH_BROKEN_WORDS;
          const gain = best !== undefined && count > best.columns ? WORTH_A_COLUMN : 1;
          best = better(best, { columns: count, broken, below, named }, Math.max(worth, gain));
        }
      }
    return best;
  };
  const all = bestOf(rows);
  if (all !== undefined) return all;
  const densest = { columns, broken: true, below: true, size: readable };
  const named = largest(1, rows - 1, (count) => fits({ ...densest, named: count }));
  return bestOf(named) ?? { ...densest, named };
}
