/** Options with the same count, and what rounding down left of their share. */
interface Level {
  count: number;
  options: number;
  share: number;
  remainder: number;
}

/** Which counts have their shares rounded up, and how much of their remainders that is. */
interface Choice {
  raised: number[];
  gain: number;
}

/**
 * Shares out a whole in proportion to counts, in equal parts that add up to it: by largest remainder, so that no share is a
 * part or more away from the exact one. Who is level has the same share, wherever that adds up; otherwise larger counts go
 * first where remainders are equal, then earlier ones.
 * @param parts how many parts the whole has: 1,000 for percentages with one decimal.
 * @returns parts for each count; none for all of them if nothing was counted.
 */
export function sharesOf(counts: readonly number[], parts: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const roundedDown = (count: number): number => Math.floor((count * parts) / total);
  const shares = counts.map(roundedDown);
  const left = parts - shares.reduce((sum, share) => sum + share, 0);
  const remainder = (count: number): number => (count * parts) % total;
  const levels = [...new Set(counts)]
    .sort((one, other) => other - one)
    .map((count) => ({
      count,
      options: counts.filter((each) => each === count).length,
      share: roundedDown(count),
      remainder: remainder(count),
    }));
  const together = raiseTogether(levels, left);
  if (together) return shares.map((share, index) => share + Number(together.raised.includes(counts[index]!)));
  const next = counts
    .map((_, index) => index)
    .sort(
      (one, other) =>
        remainder(counts[other]!) - remainder(counts[one]!) || counts[other]! - counts[one]! || one - other,
    );
  for (const index of next.slice(0, left)) shares[index]! += 1;
  return shares;
}

/**
 * Chooses levels to round up as wholes, so that just as many options are raised as parts are left, with the largest
 * remainders that allow that. A smaller count never gets more than a larger one.
 * @param levels by count, the largest first.
 * @returns undefined if it does not come out even.
 */
function raiseTogether(levels: Level[], left: number): Choice | undefined {
  const known = new Map<string, Choice | undefined>();
  const choose = (index: number, still: number, passed?: number): Choice | undefined => {
    const level = levels[index];
    if (!level) return still === 0 ? { raised: [], gain: 0 } : undefined;
    const isPassed = level.share === passed;
    const key = [index, still, isPassed].join();
    if (!known.has(key)) {
      const { count, options, share, remainder } = level;
      const without = choose(index + 1, still, share);
      const rest =
        options <= still && remainder > 0 && !isPassed ? choose(index + 1, still - options) : undefined;
      const gain = rest ? rest.gain + options * remainder : -1;
      known.set(
        key,
        rest && gain >= (without?.gain ?? 0) ? { raised: [count, ...rest.raised], gain } : without,
      );
    }
    return known.get(key);
  };
  return choose(0, left);
}
