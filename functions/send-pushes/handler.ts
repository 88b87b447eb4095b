import type { SendPushesEvent } from '../../model/calls';
import type { Key } from '../../model/keys';
import { isStillSo, type Message } from '../../model/message';
import { isFor, type Choices, type PushDevice } from '../../model/push';
import type { VotingDefinition } from '../../model/voting';
import { inTurn } from '../lib/in-turn';
import type { Log } from '../lib/log';
import type { DeviceStore } from '../lib/push/devices';
import { pushText } from './push-text';
import type { Delivery, SendPush } from './send-push';

/** A voter with devices. */
export interface Receiver {
  userId: string;
  devices: readonly PushDevice[];
}

/** The table, as sending sees it. */
export interface PushStore {
  message(key: Key): Promise<Message | undefined>;
  voting(votingId: string): Promise<VotingDefinition | undefined>;
  /**
   * Takes a message, so that nobody else sends it before `until`.
   * @returns how far it was sent, or undefined: somebody else is at it, or nothing is left to do.
   */
  hold(message: Key, at: string, until: string): Promise<{ upTo?: string } | undefined>;
  /** Voters with devices behind one, in the order of their ids. */
  receivers(after: string | undefined): Promise<Receiver[]>;
  /** What decides whether these voters are told. */
  choices(userIds: readonly string[], message: Message): Promise<Map<string, Choices>>;
  /** Notes how far it was sent. False: somebody else has taken it. */
  advance(message: Key, upTo: string, until: string): Promise<boolean>;
  /** Lets others go on with it; or, with an instant, says that nothing is left to do. */
  letGo(message: Key, finishedAt?: string): Promise<void>;
}

/** What sending works with. */
export interface SendingParts {
  store: PushStore;
  devices: DeviceStore;
  send: SendPush;
  log: Log;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Milliseconds of a clock that never jumps. */
  elapsed: () => number;
}

/** Milliseconds for which nobody else sends a message: longer than a page takes whose push services all hang. */
export const HELD = 120_000;

/** Milliseconds after which an invocation lets go, and is started again. */
export const RUN = 12 * 60_000;

/** A message that ends this soon is not sent any longer, in milliseconds: it would come after the fact. */
export const TOO_LATE = 5000;

/** Longest that an update may wait for a device that is switched off, in milliseconds. */
const UPDATE_WAITS = 24 * 3_600_000;

/** Pushes that are sent at once. */
const AT_ONCE = 50;

/**
 * Sends a message to the devices of all voters whom it is for.
 * (a) Voters are gone through by their ids, page by page. After each page it is noted how far it was sent, and who goes on
 *     begins there: who dies leaves one page that is sent again. Devices show an id once.
 * (b) One invocation at a time sends a message. Started again while another one sends it, it ends.
 * (c) Nothing is sent when its voting was moved or deleted, nor that late that it would arrive after the fact.
 * @throws Error when it is to be started again, to go on, or when no push service took anything.
 */
export function createHandler({ store, devices, send, log, now, elapsed }: SendingParts) {
  return async ({ message: key }: SendPushesEvent): Promise<void> => {
    const endsAt = elapsed() + RUN;
    const message = await store.message(key);
    if (!message) return;
    const until = Math.min(Date.parse(message.until), Date.parse(message.at) + UPDATE_WAITS);
    const held = await store.hold(key, instant(now()), instant(now() + HELD));
    if (!held) return;
    const counts: Record<Delivery, number> = {
      TAKEN: 0,
      GONE: 0,
      REFUSED: 0,
      UNREACHED: 0,
      OF_ANOTHER_KEY: 0,
    };
    let { upTo } = held;
    while (now() < until - TOO_LATE) {
      if (elapsed() > endsAt) {
        await store.letGo(key);
        throw new Error('There are more devices than one run reaches: the next one goes on.');
      }
      const [voting, receivers] = await Promise.all([store.voting(message.votingId), store.receivers(upTo)]);
      const last = receivers.at(-1);
      if (!voting || !isStillSo(message, voting) || !last) break;
      await sendTo(receivers, message, voting, until, counts);
      upTo = last.userId;
      if (!(await store.advance(key, upTo, instant(now() + HELD)))) return;
    }
    await store.letGo(key, instant(now()));
    const { TAKEN: taken, GONE: gone, REFUSED: refused, UNREACHED: unreached } = counts;
    const { OF_ANOTHER_KEY: ofAnotherKey } = counts;
    const { votingId, message: kind } = message;
    log('info', 'PushesSent', { votingId, kind, taken, gone, refused, unreached, ofAnotherKey });
    if (taken === 0 && refused + unreached > 0) throw new Error('No push service took anything.');
  };

  async function sendTo(
    receivers: Receiver[],
    message: Message,
    voting: VotingDefinition,
    until: number,
    counts: Record<Delivery, number>,
  ): Promise<void> {
    const choices = await store.choices(
      receivers.map(({ userId }) => userId),
      message,
    );
    const queue = inTurn(AT_ONCE);
    const told = receivers.filter(({ userId }) => isFor(message, voting, choices.get(userId) ?? {}));
    await Promise.all(
      told.flatMap(({ userId, devices: known }) =>
        known.map((device) =>
          queue(async () => {
            const text = pushText(message, voting, device.language);
            const delivery = await send(device, { id: message.id, text, until });
            counts[delivery] += 1;
            if (delivery === 'GONE') await forget(userId, device);
          }),
        ),
      ),
    );
  }

  /** What its push service does not know any longer is asked for no more. */
  async function forget(userId: string, { endpoint }: PushDevice): Promise<void> {
    try {
      await devices.change(userId, (known) => known.filter((device) => device.endpoint !== endpoint));
    } catch (error) {
      // The next message finds it gone again.
      log('warn', 'DeviceNotForgotten', { reason: String(error) });
    }
  }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
