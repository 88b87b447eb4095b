/**
 * Shares out a whole in proportion to counts, in equal parts that add up to it: by largest remainder, so that no share is a
 * part or more away from the exact one. Where remainders are equal, larger counts go first, then earlier ones.
 * @param parts how many parts the whole has: 1,000 for percentages with one decimal.
 * @returns parts for each count; none for all of them if nothing was counted.
 */
export function sharesOf(counts: readonly number[], parts: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((count * parts) / total));
  const left = parts - shares.reduce((sum, share) => sum + share, 0);
  const remainder = (index: number): number => (counts[index]! * parts) % total;
  const next = counts
    .map((_, index) => index)
    .sort((one, other) => remainder(other) - remainder(one) || counts[other]! - counts[one]! || one - other);
  for (const index of next.slice(0, left)) shares[index]! += 1;
  return shares;
}
