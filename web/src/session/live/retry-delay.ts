const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before trying again: twice as long each time, and spread so that a thousand browsers that lost
 * the same connection do not all come back at once.
 * @param retries how often it was tried again already.
 * @param chance from 0 to 1.
 * @returns milliseconds.
 */
export function retryDelay(retries: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** retries);
  return longest / 2 + (longest / 2) * chance;
}
