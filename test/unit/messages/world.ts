import { createHandler, type MessageStore } from '../../../functions/tell-messages/handler';
import { instantOf, momentWrites, type Message, type Moment } from '../../../model/message';
import type { VotingDefinition, Window } from '../../../model/voting';
import { randomFrom, VirtualTime } from '../announcing/support/virtual-time';

/** What may go wrong, as shares of calls or of invocations. */
export interface Faults {
  /** Invocations that die on the way. */
  dies: number;
  /** Calls that fail before or after they were carried out. */
  fails: number;
  /** Minutes in which nothing is started. */
  missed: number;
  /** Minutes in which two are started. */
  doubled: number;
  /** Milliseconds by which a clock of an invocation is wrong, either way. */
  skew: number;
}

/** A message that the API took. */
export interface Told {
  id: string;
  votingId: string;
  until: string;
  at: number;
}

/** When virtual time begins. */
const BEGINNING = Date.parse('2026-11-26T10:00:00.000Z');

const MINUTE = 60_000;

/** A table and an API in virtual time, with the function that tells messages started every minute. */
export class World {
  readonly time = new VirtualTime();
  readonly random: () => number;
  readonly told: Told[] = [];
  /** Keys of the messages that are sent to devices, as often as that was begun. */
  readonly pushed: string[] = [];
  /** The votings that are there, and every window that each ever had, with the instants between which it had it. */
  readonly votings = new Map<string, Window>();
  readonly history: { votingId: string; window: Window; since: number; to: number }[] = [];
  private readonly messages = new Map<string, Message>();

  constructor(
    seed: number,
    public faults: Faults,
  ) {
    this.random = randomFrom(seed);
  }

  /** Milliseconds since the epoch, truly. */
  get now(): number {
    return BEGINNING + this.time.now;
  }

  /** An instant so many minutes from the beginning. */
  instant(minutes: number): string {
    return new Date(BEGINNING + Math.round(minutes * MINUTE)).toISOString();
  }

  /** Makes, changes or deletes a voting. */
  set(votingId: string, window: Window | undefined): void {
    const last = this.history.findLast((each) => each.votingId === votingId && each.to === Infinity);
    if (last) last.to = this.now;
    if (!window) {
      this.votings.delete(votingId);
      return;
    }
    this.votings.set(votingId, window);
    this.history.push({ votingId, window, since: this.now, to: Infinity });
  }

  /** Lets so many minutes pass, with a start in each. */
  async run(minutes: number): Promise<void> {
    const first = Math.ceil(this.time.now / MINUTE);
    for (let minute = first; minute < first + minutes; minute += 1) {
      if (this.random() < this.faults.missed) continue;
      const starts = this.random() < this.faults.doubled ? 2 : 1;
      for (let start = 0; start < starts; start += 1)
        this.time.at(minute * MINUTE + this.random() * 2000, () => this.start());
    }
    await this.time.until(this.time.now + minutes * MINUTE);
  }

  private start(): void {
    const skew = (this.random() * 2 - 1) * this.faults.skew;
    const startedAt = this.time.now;
    const diesAt = this.random() < this.faults.dies ? startedAt + this.random() * 70_000 : startedAt + 85_000;
    const call = async <T>(work: () => T, limit = Infinity): Promise<T> => {
      const { fails } = this.faults;
      const fate = this.random();
      await this.time.sleep(Math.min(this.random() * 60, limit));
      // Nobody goes on who is dead.
      if (this.time.now >= diesAt) return new Promise(() => undefined);
      if (fate < fails / 2) throw new Error('Not carried out.');
      const result = work();
      if (fate < fails) throw new Error('The answer is lost.');
      await this.time.sleep(this.random() * 20);
      return this.time.now < diesAt ? result : new Promise(() => undefined);
    };
    const handler = createHandler({
      store: this.store(call),
      tell: ({ id, votingId, until }, limit) =>
        call(() => void this.told.push({ id, votingId, until, at: this.now }), limit),
      startPushes: ({ PK, SK }) => call(() => void this.pushed.push(`${PK}/${SK}`), 1000),
      log: () => undefined,
      now: () => this.now + skew,
      elapsed: () => this.time.now,
      sleep: (milliseconds) => this.time.sleep(milliseconds),
    });
    handler().catch(() => undefined);
  }

  private store(call: <T>(work: () => T) => Promise<T>): MessageStore {
    const at = (moment: Moment): Message | undefined => this.messages.get(nameOf(moment));
    return {
      windows: () => call(() => Object.fromEntries(this.votings)),
      voting: (votingId) =>
        call(() => {
          const window = this.votings.get(votingId);
          return window && ({ id: votingId, title: 'Q', access: 'FREE', ...window } as VotingDefinition);
        }),
      message: (moment) => call(() => structuredClone(at(moment))),
      write: (moment, now, claimedUntil) =>
        call(() => {
          const window = this.votings.get(moment.votingId);
          if (!window || instantOf({ ...moment, ...window }) !== instantOf(moment) || at(moment))
            return false;
          const [, write] = momentWrites(moment, now, claimedUntil, 0);
          this.messages.set(nameOf(moment), { ...(write as unknown as { item: Message }).item });
          return true;
        }),
      claim: (moment, now, claimedUntil) =>
        call(() => {
          const message = at(moment);
          if (!message || message.toldAt || message.claimedUntil! >= now) return false;
          message.claimedUntil = claimedUntil;
          return true;
        }),
      noteTold: (moment, now) =>
        call(() => {
          const message = at(moment);
          if (message) message.toldAt = now;
        }),
    };
  }
}

function nameOf(moment: Moment): string {
  return `${moment.votingId} ${moment.kind} ${instantOf(moment)}`;
}
