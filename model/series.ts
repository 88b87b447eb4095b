/** When votes were cast: counts by minute, summed from the slots that the stream shards keep. APPSYNC_JS-safe. */
import type { MinuteCount, VotingOption } from '../schema/generated/types';
import { minuteOfKey, type Key } from './keys';
import { countsIn, votesIn } from './tally';
import type { Instant } from './voting';

/**
 * One slot of one minute: votes by option in `n1`, `n2`, … (absent: none). `SK` says which minute it is. It is typed as
 * a bag of numbers; the key stands beside them.
 */
export type MinuteSlot = Pick<Key, 'SK'> & { [count: `n${number}`]: number };

/** The name that a minute has in the keys of the series, from any instant in it. */
export function minuteOf(instant: Instant): string {
  return `${instant.slice(0, 16)}Z`;
}

/** The instant at which a minute begins, from the name that it has in the keys. */
export function instantOfMinute(minute: string): Instant {
  return `${minute.slice(0, 16)}:00.000Z`;
}

/**
 * The series of the minutes asked for, in their order, with a zero where nobody voted.
 * @param minutes the instants at which they begin.
 * @param slots what is stored of them, in any order.
 */
export function seriesFrom(options: VotingOption[], minutes: Instant[], slots: MinuteSlot[]): MinuteCount[] {
  const stored: Record<string, MinuteSlot[]> = {};
  for (const slot of slots) {
    const minute = minuteOfKey(slot);
    stored[minute] = [...(stored[minute] ?? []), slot];
  }
  return minutes.map((minute) => {
    const counts = countsIn(options, stored[minuteOf(minute)] ?? []);
    return { minute, votes: votesIn(counts), counts };
  });
}
