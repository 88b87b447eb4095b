/** What may go wrong with webhooks on their way. All off: each event is delivered once, at once, in order. */
export interface WebhookFaults {
  /** Milliseconds before the first attempt. */
  delay: number;
  /** Further copies of each event. */
  duplicate: number;
  /** Milliseconds: events sent within each such span arrive in reverse order. 0: in order. */
  reorder: number;
  /** Whether events are lost on the way. */
  drop: boolean;
}

/** Nothing goes wrong. */
export const noWebhookFaults = (): WebhookFaults => ({ delay: 0, duplicate: 0, reorder: 0, drop: false });

/** Seconds have to pass between two copies, or their signatures would be the same and so be one replayed. */
const BETWEEN_COPIES = 1100;

/** When the copies of an event are due. */
export function arrange(faults: WebhookFaults, now: number): { dueAt: number; dropped: boolean }[] {
  const { delay, duplicate, reorder, drop } = faults;
  // Mirrored within its span: what comes late in it is due early in the next one.
  const mirrored = reorder > 0 ? 2 * (reorder - (now % reorder)) : 0;
  return Array.from({ length: 1 + duplicate }, (_, copy) => ({
    dueAt: now + delay + mirrored + copy * BETWEEN_COPIES,
    dropped: drop,
  }));
}
