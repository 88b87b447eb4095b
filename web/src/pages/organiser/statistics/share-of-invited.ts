/**
 * The share of those invited who voted: less than all is never rounded up to all.
 * @param parts how many parts the whole has: 1,000 for percentages with one decimal.
 * @returns from 0 to 1.
 */
export function shareOfInvited(votes: number, invited: number, parts = 1000): number {
  return Math.floor((votes * parts) / invited) / parts;
}
