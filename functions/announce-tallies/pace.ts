/** How quickly tallies are announced. */
export interface PaceSettings {
  /** Milliseconds between two announcements while few listen. */
  quickest: number;
  /** Messages a second that all who listen may be sent together. */
  messagesPerSecond: number;
}

/** Milliseconds of the slowest pace, whatever is said of the audience. */
export const SLOWEST = 30_000;

/**
 * Milliseconds between two announcements. In one pace everybody who listens gets at most one message of what they
 * listen to (`onWall`, or `onTally` of one voting), so that as many messages leave in a pace as there are subscriptions.
 * @param units how many messages AppSync counts the largest of them as.
 */
export function paceFor(
  { quickest, messagesPerSecond }: PaceSettings,
  subscriptions: number | undefined,
  units: number,
): number {
  const affordable = (((subscriptions ?? 0) * units) / messagesPerSecond) * 1000;
  return Math.max(quickest, Math.min(affordable, SLOWEST));
}
