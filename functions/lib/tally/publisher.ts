import { setTimeout as pause } from 'node:timers/promises';
import { PublishTallyDocument } from '../../../schema/generated/operations';
import type { Tally } from '../../../schema/generated/types';
import type { CallAppSync } from '../appsync/caller';
import type { PublicationStore } from './publication-store';

/** Milliseconds between two announcements of one voting's tally, by all shards together. */
export const PUBLISHING_PAUSE = 1000;

/** Milliseconds, on average, until a quicker one that took the right to publish may have used it. */
const OTHERS_PUBLISH = 100;

/** Milliseconds that `publishEventually` keeps trying. A Lambda function needs some more for the announcement. */
const PATIENCE = 10_000;

/** Announces tallies to `onTally`: at most one a second for each voting, and the last change always. */
export interface TallyPublisher {
  /** Publishes the newest version if it is due. False when it has to be tried again later. */
  publishIfDue(votingId: string): Promise<boolean>;
  /**
   * Returns once the version that is the newest at the call, or a later one, has been published, by whomever.
   * @throws Error when that does not happen in about ten seconds, or the failure of the announcement.
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
  return (tally) => callAppSync(PublishTallyDocument, { input: tally });
}

/** What came of one try. */
interface Attempt {
  /** Milliseconds to wait before trying again; 0 when the version wanted is published. */
  wait: number;
  /** The version wanted. */
  version: number;
}

/**
 * Pacing by a row that all shards share:
 * (a) a publisher takes the row first, which is its own when nobody took it within the pause;
 * (b) then reads the counts, so that they are newer than the taking, and announces them;
 * (c) then notes the version. A publisher that dies between (a) and (c) leaves a version that is not noted, and
 *     the next one that looks publishes it.
 */
export function createTallyPublisher({
  store,
  announce,
  now = Date.now,
  sleep = pause,
}: TallyPublisherParts): TallyPublisher {
  /** `wanted` is the version that will do; without it, the newest. */
  async function attempt(votingId: string, wanted?: number): Promise<Attempt> {
    const before = await store.read(votingId);
    const version = wanted ?? before?.tally.version ?? 0;
    if (!before || version <= before.publishedVersion) return { wait: 0, version };
    const time = now();
    const remaining = before.publishedAt + PUBLISHING_PAUSE - time;
    if (remaining > 0) return { wait: remaining, version };
    if (!(await store.acquire(votingId, time, time - PUBLISHING_PAUSE)))
      return { wait: OTHERS_PUBLISH * (0.5 + Math.random()), version };
    const { tally } = (await store.read(votingId)) ?? before;
    await announce(tally);
    await store.notePublished(votingId, tally.version);
    return { wait: 0, version };
  }

  return {
    publishIfDue: async (votingId) => (await attempt(votingId)).wait === 0,
    publishEventually: async (votingId) => {
      const deadline = now() + PATIENCE;
      // Other shards go on committing: waiting for whatever is the newest by then might never end.
      let { wait, version } = await attempt(votingId);
      while (wait > 0) {
        if (now() + wait > deadline)
          throw new Error(`The tally of voting ${votingId} could not be published.`);
        await sleep(wait);
        ({ wait, version } = await attempt(votingId, version));
      }
    },
  };
}
