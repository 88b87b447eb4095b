import { createHandler, RESERVE } from '../../../../functions/announce-tallies/handler';
import type { AnnouncingApi, TallyStore } from '../../../../functions/announce-tallies/announcer';
import type { AnnouncingEvent } from '../../../../functions/lib/tally/announcing-event';
import type { LeaseStore } from '../../../../functions/announce-tallies/lease';
import type { Lease } from '../../../../model/announcer';
import type { Publication } from '../../../../model/tally';
import type { VotingDefinition, Window } from '../../../../model/voting';
import type { ResultsVisibility, Tally } from '../../../../schema/generated/types';
import { randomFrom, VirtualTime } from './virtual-time';

/** What the API does with a call. */
export type ApiMood = 'takes' | 'fails' | 'hangs';

/** Something that subscribers heard, or a try to tell them. */
export interface Telling {
  votingId: string;
  channel: 'onTally' | 'onWall';
  version: number;
  final: boolean;
  /** Votes by option. */
  counts: number[];
  hidden: boolean;
  total: number;
  holder: string;
  at: number;
}

/** Milliseconds that an invocation may take. */
export const TIME_LIMIT = 135_000;

/** Virtual time begins here, so that windows are instants. */
const EPOCH = Date.parse('2026-11-22T10:00:00.000Z');

/** A table, an API and a schedule around the announcer, in virtual time, all from one seed. */
export class World {
  readonly time = new VirtualTime();
  readonly random: () => number;
  readonly windows = new Map<string, Window>();
  readonly definitions = new Map<string, VotingDefinition>();
  readonly counted = new Map<string, { total: number; version: number }>();
  readonly publications = new Map<string, Publication>();
  lease: Lease | undefined;
  mood: (now: number, channel: Telling['channel'], votingId: string) => ApiMood = () => 'takes';
  /** Whether the table fails for an invocation. */
  tableFails: (holder: string) => boolean = () => false;
  /** Whether an invocation cannot renew the lease, though it reads and writes all else. */
  renewalFails: (holder: string) => boolean = () => false;
  subscriptions: number | undefined;
  /** What was heard, and every call that began. */
  readonly told: Telling[] = [];
  readonly calls: (Telling & { until: number })[] = [];
  readonly walls: { at: number; size: number }[] = [];
  readonly logged: string[] = [];
  readonly kills = new Map<string, () => void>();
  /** Called before and after each effect on the table or the API. */
  onStep: (holder: string) => void = () => undefined;
  filled = 0;
  private started = 0;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  instant(milliseconds: number): string {
    return new Date(EPOCH + milliseconds).toISOString();
  }

  addVoting(id: string, opensAt: number, closesAt: number, results?: ResultsVisibility): void {
    const window = { opensAt: this.instant(opensAt), closesAt: this.instant(closesAt) };
    this.windows.set(id, window);
    this.counted.set(id, { total: 0, version: 0 });
    this.definitions.set(id, {
      ...window,
      id,
      title: id,
      access: 'FREE',
      options: [{ id: `${id}-1`, label: 'Yes' }],
      createdAt: window.opensAt,
      updatedAt: window.opensAt,
      version: 1,
      ...(results && { results }),
    });
  }

  /** Counts votes: one more version. */
  count(id: string, votes = 1): void {
    const { total, version } = this.counted.get(id)!;
    this.counted.set(id, { total: total + votes, version: version + 1 });
  }

  /** What a recount comes to. */
  conclude(id: string, agrees = true): void {
    const { total, version } = this.counted.get(id)!;
    const at = this.instant(this.time.now);
    const voting = this.definitions.get(id)!;
    const conclusion = agrees
      ? { recount: { at, total, counts: [total], version: version + 1 } }
      : { disagreement: at };
    this.definitions.set(id, { ...voting, ...conclusion });
  }

  /** The version that everybody should know of. */
  newest(id: string): number {
    return this.definitions.get(id)?.recount?.version ?? this.counted.get(id)!.version;
  }

  heard(id: string, channel: Telling['channel']): Telling | undefined {
    return this.told.filter((telling) => telling.votingId === id && telling.channel === channel).at(-1);
  }

  /** Starts an invocation every minute, as exactly as EventBridge does. */
  startEveryMinute(until: number): void {
    for (let at = 0; at < until; at += 60_000)
      this.time.at(at + this.random() * 3000, () => void this.invoke());
  }

  /** Starts an invocation, with a clock of its own. */
  invoke(event: AnnouncingEvent = {}): Promise<void> {
    const holder = `invocation ${(this.started += 1)}`;
    const skew = (this.random() - 0.5) * 2000;
    const origin = this.random() * 1e6;
    const deadline = this.time.now + TIME_LIMIT;
    let isDead = false;
    this.kills.set(holder, () => (isDead = true));
    this.time.at(deadline, () => this.kills.get(holder)?.());
    // Whatever a dead one waits for never comes.
    const alive = <T>(value: T): Promise<T> =>
      isDead ? new Promise(() => undefined) : Promise.resolve(value);
    const wait = async (milliseconds: number): Promise<void> => {
      await this.time.sleep(milliseconds);
      await alive(undefined);
    };
    const step = async <T>(longest: number, effect: () => T): Promise<T> => {
      this.onStep(holder);
      await wait(1 + (this.random() * longest) / 2);
      const result = effect();
      this.onStep(holder);
      await wait(1 + (this.random() * longest) / 2);
      return result;
    };
    const onTable = <T>(effect: () => T): Promise<T> =>
      step(12, () => {
        if (this.tableFails(holder)) throw new Error('The table is away.');
        return effect();
      });
    const handler = createHandler({
      store: this.store(onTable),
      leases: this.leases(onTable),
      api: this.api(holder, step, wait),
      countSubscriptions: () => step(30, () => this.subscriptions),
      fillPublications: () => step(30, () => void (this.filled += 1)),
      pace: { quickest: 1000, messagesPerSecond: 500_000 },
      log: (_level, name) => this.logged.push(name),
      now: () => EPOCH + this.time.now + skew,
      elapsed: () => origin + this.time.now,
      sleep: wait,
      newHolder: () => holder,
    });
    const ended = handler(event, { getRemainingTimeInMillis: () => deadline - this.time.now });
    return ended.finally(() => {
      this.kills.delete(holder);
      if (this.time.now > deadline - RESERVE / 2) this.logged.push('EndedLate');
    });
  }

  private store(step: <T>(effect: () => T) => Promise<T>): TallyStore {
    return {
      windows: () => step(() => Object.fromEntries(this.windows)),
      definitions: (ids) => step(() => ids.flatMap((id) => this.definitions.get(id) ?? [])),
      publications: (ids) =>
        step(() => new Map(ids.map((id) => [id, this.publications.get(id) ?? {}] as const))),
      rows: (id) =>
        step(() => {
          const { total, version } = this.counted.get(id)!;
          const updatedAt = this.instant(0);
          return {
            slots: version > 0 ? [{ n1: total, version, updatedAt }] : [],
            publication: { ...this.publications.get(id) },
          };
        }),
      keep: (tally, toldVersion) =>
        step(() => {
          const kept = this.publications.get(tally.votingId)?.tally;
          if (kept && kept.version > tally.version) return;
          const counts = tally.counts.map(({ votes }) => votes);
          this.publications.set(tally.votingId, { tally: { ...tally, counts }, toldVersion });
        }),
      noteTold: (id, version) =>
        step(() => {
          const publication = this.publications.get(id) ?? {};
          if ((publication.toldVersion ?? 0) < version)
            this.publications.set(id, { ...publication, toldVersion: version });
        }),
      takeOff: (votings) =>
        step(() => {
          const asRead = (voting: VotingDefinition): boolean =>
            this.definitions.get(voting.id)?.recount?.version === voting.recount?.version;
          if (votings.every(asRead)) for (const { id } of votings) this.windows.delete(id);
        }),
    };
  }

  private leases(step: <T>(effect: () => T) => Promise<T>): LeaseStore {
    const write = (holder: string, isAllowed: boolean, change: Partial<Lease>): boolean => {
      if (isAllowed) this.lease = { ...this.lease, ...change, holder, beats: (this.lease?.beats ?? 0) + 1 };
      return isAllowed;
    };
    return {
      read: () => step(() => this.lease),
      take: (holder, seen) =>
        step(() => write(holder, seen?.holder ? this.lease?.beats === seen.beats : !this.lease?.holder, {})),
      renew: (holder, handover) =>
        step(() => {
          if (this.renewalFails(holder)) throw new Error('The lease is away.');
          return write(holder, this.lease?.holder === holder, handover);
        }),
      release: (holder) =>
        step(() => {
          if (this.lease?.holder === holder) this.lease = { ...this.lease, holder: undefined };
        }),
    };
  }

  private api(
    holder: string,
    step: <T>(longest: number, effect: () => T) => Promise<T>,
    wait: (milliseconds: number) => Promise<void>,
  ): AnnouncingApi {
    const call = async (channel: Telling['channel'], tallies: Tally[], limit: number): Promise<void> => {
      const at = this.time.now;
      const tellings = tallies.map(({ votingId, version, final, counts, hidden, total }) => ({
        votingId,
        channel,
        version,
        final,
        counts: counts.map(({ votes }) => votes),
        hidden,
        total,
        holder,
        at,
      }));
      const calls = tellings.map((telling) => ({ ...telling, until: at + limit }));
      this.calls.push(...calls);
      const mood = this.mood(at, channel, tallies[0]!.votingId);
      if (mood === 'hangs') {
        await wait(limit);
        throw new Error('It took too long.');
      }
      await step(80, () => {
        if (mood === 'fails') return;
        this.told.push(...tellings.map((telling) => ({ ...telling, at: this.time.now })));
        if (channel === 'onWall') this.walls.push({ at: this.time.now, size: tallies.length });
      });
      for (const ended of calls) ended.until = this.time.now;
      if (mood === 'fails') throw new Error('It failed.');
    };
    return {
      tellTally: (tally, limit) => call('onTally', [tally], limit),
      tellWall: (_at, tallies, limit) => call('onWall', tallies, limit),
    };
  }
}
