import type { Tally } from '../../../schema/generated/types';

/** Votes by option id. */
export type OptionCounts = Record<string, number>;

/** An option for which tally and votes differ. */
export interface Difference {
  optionId: string;
  /** What the tally says. */
  counted: number;
  /** Votes that there are. */
  recounted: number;
}

/** What a recount says of a tally. */
export interface Comparison {
  /**
   * `BEHIND`: the tally has not counted all votes yet, and none too many. `AHEAD`: it has counted votes that the index
   * does not show: not yet, or there are none. `DISAGREES`: there are votes that it can never count.
   */
  outcome: 'AGREES' | 'BEHIND' | 'AHEAD' | 'DISAGREES';
  differences: Difference[];
}

/** The sum of what was counted in parts. */
export function sumOf(parts: OptionCounts[]): OptionCounts {
  const sum: OptionCounts = {};
  for (const part of parts)
    for (const [optionId, votes] of Object.entries(part)) sum[optionId] = (sum[optionId] ?? 0) + votes;
  return sum;
}

/** Compares a tally with the votes that there are, votes for options that the voting does not offer included. */
export function compare(tally: Pick<Tally, 'counts'>, recounted: OptionCounts): Comparison {
  const counted = Object.fromEntries(tally.counts.map(({ optionId, votes }) => [optionId, votes]));
  const optionIds = [...new Set([...Object.keys(counted), ...Object.keys(recounted)])];
  const differences = optionIds
    .map((optionId) => ({
      optionId,
      counted: counted[optionId] ?? 0,
      recounted: recounted[optionId] ?? 0,
    }))
    .filter((difference) => difference.counted !== difference.recounted);
  if (differences.length === 0) return { outcome: 'AGREES', differences };
  const isOffered = ({ optionId }: Difference) => optionId in counted;
  if (!differences.every(isOffered)) return { outcome: 'DISAGREES', differences };
  const isBehind = differences.every((difference) => difference.counted < difference.recounted);
  return { outcome: isBehind ? 'BEHIND' : 'AHEAD', differences };
}
