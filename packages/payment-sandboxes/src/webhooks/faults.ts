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
  /** So many of the next events are lost; counts down. */
  dropNext: number;
  /** The share of events that are lost, 0 to 1: which of them follows from `seed`. */
  dropShare: number;
  seed: number;
}

/** Nothing goes wrong. */
export const noWebhookFaults = (): WebhookFaults => ({
  delay: 0,
  duplicate: 0,
  reorder: 0,
  drop: false,
  dropNext: 0,
  dropShare: 0,
  seed: 1,
});

const LARGEST: Partial<Record<keyof WebhookFaults, number>> = {
  delay: 86_400_000,
  duplicate: 100,
  reorder: 86_400_000,
  dropNext: 1_000_000,
  dropShare: 1,
  seed: 2 ** 32 - 1,
};

/** Whether a value names faults and nothing else, each within reason. */
export function areWebhookFaults(value: object): value is Partial<WebhookFaults> {
  return Object.entries(value).every(([name, setting]) =>
    name === 'drop'
      ? typeof setting === 'boolean'
      : typeof setting === 'number' &&
        setting >= 0 &&
        setting <= (LARGEST[name as keyof WebhookFaults] ?? -1),
  );
}

/** Seconds have to pass between two copies, or their signatures would be the same and so be one replayed. */
const BETWEEN_COPIES = 1100;

/** When the copies of an event are due. */
export function arrange(faults: WebhookFaults, now: number): { dueAt: number; dropped: boolean }[] {
  const { delay, duplicate, reorder } = faults;
  const dropped = isLost(faults);
  // Mirrored within its span: what comes late in it is due early in the next one.
  const mirrored = reorder > 0 ? 2 * (reorder - (now % reorder)) : 0;
  return Array.from({ length: 1 + duplicate }, (_, copy) => ({
    dueAt: now + delay + mirrored + copy * BETWEEN_COPIES,
    dropped,
  }));
}

/** Whether the next event is lost. Counts down, and goes on in the sequence of the seed. */
function isLost(faults: WebhookFaults): boolean {
  if (faults.drop) return true;
  if (faults.dropNext > 0) {
    faults.dropNext -= 1;
    return true;
  }
  if (faults.dropShare === 0) return false;
  // "A linear congruential generator": the constants of Numerical Recipes. Good enough for losing letters.
  faults.seed = (Math.imul(faults.seed, 1_664_525) + 1_013_904_223) >>> 0;
  return faults.seed / 2 ** 32 < faults.dropShare;
}
