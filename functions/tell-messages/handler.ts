import type { Key } from '../../model/keys';
import { instantOf, momentKey, type Message, type Moment } from '../../model/message';
import type { VotingDefinition, Window } from '../../model/voting';
import type { PublishMessageInput } from '../../schema/generated/types';
import { inTurn } from '../lib/in-turn';
import type { Log } from '../lib/log';
import { momentsDue, TOO_LATE, type Due } from './moments';

/** The table, as telling sees it. Everything is read strongly consistently. */
export interface MessageStore {
  /** The windows of all votings that are not final. A draft is none of them. */
  windows(): Promise<Record<string, Window>>;
  voting(votingId: string): Promise<VotingDefinition | undefined>;
  message(moment: Moment): Promise<Message | undefined>;
  /** Writes the message of a moment. False: there is one, or the voting is not there, or was moved. */
  write(moment: Moment, at: string, claimedUntil: string): Promise<boolean>;
  /** False: somebody else tells it at present, or it was told. */
  claim(moment: Moment, at: string, claimedUntil: string): Promise<boolean>;
  noteTold(moment: Moment, at: string): Promise<void>;
}

/** What telling works with. */
export interface TellingParts {
  store: MessageStore;
  /** Ends within `limit` milliseconds, one way or the other. */
  tell: (message: PublishMessageInput, limit: number) => Promise<void>;
  /** Has a message sent to devices, and does not wait for it. Ends within some seconds, one way or the other. */
  startPushes: (message: Key) => Promise<void>;
  log: Log;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Milliseconds of a clock that never jumps. */
  elapsed: () => number;
  sleep: (milliseconds: number) => Promise<unknown>;
}

/** Milliseconds that an invocation looks ahead: until the next one has started. */
export const LOOK_AHEAD = 60_000;

/** Milliseconds for which nobody else tells a message that one is telling: a call and what surrounds it. */
export const CLAIM = 8000;

/** Milliseconds for one call of the API. */
const CALL_LIMIT = 2000;

/** Milliseconds until what failed is tried again. */
const PAUSE = 3000;

/** Messages that are told at once. */
const AT_ONCE = 8;

/**
 * Tells what is about to open or to close, each when its time has come. Started every minute: an invocation waits for what
 * comes within the minute, and tells what another one before it could not.
 * (a) Written before it is told: by a conditional put, while the voting is there and its moment where it was seen. So what was
 *     told is in everybody's list, and what an organiser took back is not told.
 * (b) Told under a claim, and noted once the API took it. An invocation that dies in between leaves a message that is told
 *     again, with the same id: those who have it drop it, and what was sent to devices is not sent again.
 * @throws Error when something could not be told in its time, or will be tried by the next invocation.
 */
export function createHandler({ store, tell, startPushes, log, now, elapsed, sleep }: TellingParts) {
  return async (): Promise<void> => {
    const endsAt = elapsed() + LOOK_AHEAD;
    const queue = inTurn(AT_ONCE);
    let waiting = momentsDue(await store.windows(), now(), now() + LOOK_AHEAD);
    let failed: string | undefined;
    while (waiting.length > 0 && elapsed() < endsAt) {
      const time = now();
      const due = waiting.filter(({ from }) => from <= time);
      const outcomes = await Promise.all(due.map((each) => queue(() => tried(each))));
      failed =
        outcomes.find((outcome) => typeof outcome === 'string') ?? (due.length > 0 ? undefined : failed);
      const again = due.filter((_, index) => outcomes[index] !== true);
      waiting = [...again, ...waiting.filter((each) => !due.includes(each))];
      const next = Math.min(...waiting.filter((each) => !due.includes(each)).map(({ from }) => from - now()));
      const pause = again.length > 0 ? Math.min(PAUSE, next) : next;
      // What comes after the end is left to the next invocation.
      if (waiting.length === 0 || elapsed() + pause >= endsAt) break;
      await sleep(Math.max(pause, 1));
    }
    if (failed !== undefined) throw new Error(`Not all messages were told: ${failed}`);
  };

  /** True: nothing is left to do. False: somebody else is at it. A text: what went wrong. */
  async function tried(due: Due): Promise<boolean | string> {
    try {
      return await tellOnce(due);
    } catch (error) {
      const reason = String(error);
      log('warn', 'MessageNotTold', { votingId: due.moment.votingId, kind: due.moment.kind, reason });
      return reason;
    }
  }

  async function tellOnce({ moment, until }: Due): Promise<boolean> {
    if (now() > until - TOO_LATE) return true;
    const known = await store.message(moment);
    if (known?.toldAt) return true;
    const voting = await store.voting(moment.votingId);
    if (!voting) return true;
    const { opensAt, closesAt } = voting;
    if (instantOf({ ...moment, opensAt, closesAt }) !== instantOf(moment)) return true;
    const at = new Date(now()).toISOString();
    const claimedUntil = new Date(now() + CLAIM).toISOString();
    const isMine = known
      ? await store.claim(moment, at, claimedUntil)
      : await store.write(moment, at, claimedUntil);
    // It was told, moved or deleted, or somebody else is telling it: the next look shows which.
    if (!isMine) return false;
    const message = known ?? (await store.message(moment));
    const left = until - now();
    if (!message || left < TOO_LATE) return true;
    await tell(inputOf(message, voting), Math.min(CALL_LIMIT, left));
    await startPushes(momentKey(moment));
    await store.noteTold(moment, new Date(now()).toISOString());
    return true;
  }
}

function inputOf(
  { id, message, votingId, at, until }: Message,
  { title, access }: VotingDefinition,
): PublishMessageInput {
  return { id, kind: message, votingId, title, access, at, until };
}
