/** The share of those invited who voted, in thousandths: less than all is never rounded up to all. */
export function shareOfInvited(votes: number, invited: number): number {
  return Math.floor((votes * 1000) / invited) / 1000;
}
