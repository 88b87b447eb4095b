/** When votes were cast: counts by minute, summed from the slots that the stream shards keep. APPSYNC_JS-safe. */
import { minuteInKey } from './keys';
import { countAttribute } from './tally';
import type { Instant, Option } from './voting';

/**
 * One slot of one minute: votes by option in `n1`, `n2`, … (absent: none). `SK` says which minute it is. It is typed as
 * a bag of numbers; the key stands beside them.
 */
export type MinuteSlot = { SK: string; [count: `n${number}`]: number };

/** The votes of one minute, as the API gives them. `minute` is the instant at which it begins. */
export type MinuteCount = {
  minute: Instant;
  votes: number;
  counts: { optionId: string; votes: number }[];
};

/** The name that a minute has in the keys of the series, from any instant in it. */
export function minuteOf(instant: Instant): string {
  return `${instant.slice(0, 16)}Z`;
}

/**
 * The series of the minutes asked for, in their order, with a zero where nobody voted.
 * @param minutes the instants at which they begin.
 * @param slots what is stored of them, in any order.
 */
export function seriesFrom(options: Option[], minutes: Instant[], slots: MinuteSlot[]): MinuteCount[] {
  const stored: Record<string, MinuteSlot[]> = {};
  for (const slot of slots) {
    const minute = minuteInKey(slot.SK);
    stored[minute] = [...(stored[minute] ?? []), slot];
  }
  return minutes.map((minute) => {
    const ofMinute = stored[minuteOf(minute)] ?? [];
    const counts = options.map((option) => ({
      optionId: option.id,
      votes: ofMinute.reduce((votes, slot) => votes + (slot[countAttribute(option.id)] ?? 0), 0),
    }));
    return { minute, votes: counts.reduce((votes, count) => votes + count.votes, 0), counts };
  });
}
