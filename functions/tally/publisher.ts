import { setTimeout as pause } from 'node:timers/promises';
import type { Tally } from '../../model/tally';
import type { CallAppSync } from '../shared/appsync';
import type { PublicationStore } from './publication-store';

/** Milliseconds between two announcements of one voting's tally, whoever makes them. */
export const PUBLISHING_PAUSE = 1000;

/** Times that `publishEventually` looks again before it gives up; others that publish meanwhile make it shorter. */
const MAX_ROUNDS = 15;

const PUBLISH_TALLY = `mutation PublishTally($input: PublishTallyInput!) {
  publishTally(input: $input) { votingId total counts { optionId votes } version updatedAt final }
}`;

/** Announces tallies to `onTally`: at most one a second for each voting, and the last change always. */
export interface TallyPublisher {
  /** Publishes the newest version if it is due. False when it has to be tried again later. */
  publishIfDue(votingId: string): Promise<boolean>;
  /**
   * Returns once the newest version has been published, by whomever.
   * @throws Error when that does not happen in about fifteen seconds.
   */
  publishEventually(votingId: string): Promise<void>;
}

/** What a publisher works with. */
export interface TallyPublisherParts {
  store: PublicationStore;
  announce: (tally: Tally) => Promise<void>;
  now?: () => number;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Announces a tally through the mutation that is reserved for the system. */
export function announceThrough(callAppSync: CallAppSync): (tally: Tally) => Promise<void> {
  return (tally) => callAppSync(PUBLISH_TALLY, { input: tally });
}

/**
 * Pacing by a row that all shards share:
 * (a) whoever publishes first takes the row, which is theirs when nobody took it within the pause;
 * (b) then reads the counts, so that they are newer than the taking, and announces them;
 * (c) then notes the version. A publisher that dies between (a) and (c) leaves a version that is not noted, and
 *     whoever looks next publishes it.
 */
export function createTallyPublisher({
  store,
  announce,
  now = Date.now,
  sleep = pause,
}: TallyPublisherParts): TallyPublisher {
  /** Milliseconds to wait before trying again; 0 when the newest version is published. */
  async function attempt(votingId: string): Promise<number> {
    const before = await store.read(votingId);
    if (!before || before.tally.version <= before.publishedVersion) return 0;
    const time = now();
    const remaining = before.publishedAt + PUBLISHING_PAUSE - time;
    if (remaining > 0) return remaining;
    if (!(await store.acquire(votingId, time, time - PUBLISHING_PAUSE))) return PUBLISHING_PAUSE;
    const { tally } = (await store.read(votingId)) ?? before;
    await announce(tally);
    await store.notePublished(votingId, tally.version);
    return 0;
  }

  return {
    publishIfDue: async (votingId) => (await attempt(votingId)) === 0,
    publishEventually: async (votingId) => {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const remaining = await attempt(votingId);
        if (remaining === 0) return;
        await sleep(remaining);
      }
      throw new Error(`The tally of voting ${votingId} could not be published.`);
    },
  };
}
