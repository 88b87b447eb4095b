import type { Log } from '../lib/log';
import type { AnnouncingEvent } from '../lib/tally/announcing-event';
import { Announcer, someNeedAnnouncing, type AnnouncerParts } from './announcer';
import { LeaseKeeper, type LeaseStore } from './lease';
import { paceFor, type PaceSettings } from './pace';

/** What announcing works with. */
export interface AnnouncingParts extends Omit<AnnouncerParts, 'left'> {
  leases: LeaseStore;
  /** How many subscriptions there are; undefined when nobody knows. */
  countSubscriptions: () => Promise<number | undefined>;
  /** Gives the votings of older versions their publications. */
  fillPublications: () => Promise<void>;
  pace: PaceSettings;
  sleep: (milliseconds: number) => Promise<unknown>;
  /** A name for one invocation, like no other. */
  newHolder: () => string;
  log: Log;
}

/** Milliseconds of the time limit that are kept for ending: calls, notes, the lease. */
export const RESERVE = 8000;

/** Milliseconds between two looks of one who stands by. */
const STANDBY_PAUSE = 400;

/** Milliseconds between two renewals of the lease. */
const HEARTBEAT = 800;

/** Milliseconds that a woken invocation waits for the one that announces to go on or to end. */
const WOKEN_PATIENCE = 5000;

/** Milliseconds between two looks at how many listen: CloudWatch has one value a minute. */
const COUNTING_PAUSE = 60_000;

/**
 * Announces tallies, one invocation at a time for the whole stack. Invocations start every minute and live for two, so
 * that while one announces another stands by, and takes over when the lease is given up or not renewed. One that finds
 * nothing to announce ends at once.
 */
export function createHandler(parts: AnnouncingParts) {
  const { store, leases, log, now, elapsed, sleep } = parts;

  return async (
    event: AnnouncingEvent | null,
    { getRemainingTimeInMillis }: { getRemainingTimeInMillis: () => number },
  ): Promise<void> => {
    const endsAt = elapsed() + getRemainingTimeInMillis() - RESERVE;
    const waitsUntil = event?.woken ? Math.min(elapsed() + WOKEN_PATIENCE, endsAt) : endsAt;
    const windows = await tried('ScheduleNotRead', () => store.windows());
    if (windows && !someNeedAnnouncing(windows, now())) return;
    const lease = new LeaseKeeper(leases, parts.newHolder(), elapsed);
    while (elapsed() < waitsUntil) {
      if ((await tried('LeaseNotTaken', () => lease.tryToTake())) && !(await announce(lease, endsAt))) return;
      await sleep(STANDBY_PAUSE);
    }
  };

  /**
   * Announces while the lease lasts.
   * @returns whether somebody else has it now; false: there is nothing left to announce, or no time.
   */
  async function announce(lease: LeaseKeeper, endsAt: number): Promise<boolean> {
    const announcer = new Announcer({ ...parts, left: () => lease.left() });
    const term = { lasts: true };
    const duties = [keepLease(lease, term), keepCounting(lease, term), fillOnce(lease)];
    let isNeeded = true;
    while (isNeeded && elapsed() < endsAt && lease.left() > 0) {
      const nextPace = elapsed() + paceFor(parts.pace, lease.handover.audience, announcer.wallUnits);
      isNeeded = (await tried('PaceFailed', () => announcer.pace())) ?? true;
      while (isNeeded && elapsed() < Math.min(nextPace, endsAt) && lease.left() > 0)
        await sleep(Math.min(nextPace - elapsed(), HEARTBEAT));
    }
    const hasLostLease = isNeeded && elapsed() < endsAt;
    await tried('NotesFailed', () => announcer.end());
    term.lasts = false;
    if (!hasLostLease) await tried('LeaseNotReleased', () => lease.release());
    await Promise.all(duties);
    return hasLostLease;
  }

  async function keepLease(lease: LeaseKeeper, term: { lasts: boolean }): Promise<void> {
    while (term.lasts) {
      await sleep(HEARTBEAT);
      // After the end it changes nothing: the lease was given up.
      if ((await tried('LeaseNotRenewed', () => lease.renew())) === false) return;
    }
  }

  async function keepCounting(lease: LeaseKeeper, term: { lasts: boolean }): Promise<void> {
    let nextLook = 0;
    while (term.lasts) {
      if (elapsed() >= nextLook) {
        nextLook = elapsed() + COUNTING_PAUSE;
        // What is not known may be as it was.
        const audience = await tried('SubscriptionsNotCounted', parts.countSubscriptions);
        if (audience !== undefined) lease.handover = { ...lease.handover, audience };
      }
      await sleep(HEARTBEAT);
    }
  }

  async function fillOnce(lease: LeaseKeeper): Promise<void> {
    if (lease.handover.filled) return;
    const filled = await tried('PublicationsNotFilled', () => parts.fillPublications().then(() => true));
    if (filled) lease.handover = { ...lease.handover, filled };
  }

  async function tried<T>(event: Capitalize<string>, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      log('warn', event, { reason: String(error) });
      return undefined;
    }
  }
}
