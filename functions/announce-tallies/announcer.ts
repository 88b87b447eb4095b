import { areCountsHidden } from '../../model/results';
import { tallyFrom, type Publication, type TallySlot } from '../../model/tally';
import type { VotingDefinition, Window } from '../../model/voting';
import type { Tally } from '../../schema/generated/types';
import type { Log } from '../lib/log';
import { inTurn } from '../lib/in-turn';
import { Mark } from './mark';

/** The table, as announcing sees it. Everything is read strongly consistently. */
export interface TallyStore {
  /** The windows of all votings that are not final and told. */
  windows(): Promise<Record<string, Window>>;
  definitions(votingIds: string[]): Promise<VotingDefinition[]>;
  publications(votingIds: string[]): Promise<Map<string, Publication>>;
  rows(votingId: string): Promise<{ slots: TallySlot[]; publication: Publication }>;
  /** Keeps a tally as what everybody reads, unless a later one is kept. */
  keep(tally: Tally, toldVersion: number): Promise<void>;
  noteTold(votingId: string, version: number): Promise<void>;
  /** Takes votings off the schedule; none of them when one has another conclusion by now. */
  takeOff(votings: VotingDefinition[]): Promise<void>;
}

/** The API, as announcing sees it. Each call ends, one way or the other, within `limit` milliseconds. */
export interface AnnouncingApi {
  tellTally(tally: Tally, limit: number): Promise<void>;
  tellWall(at: string, tallies: Tally[], limit: number): Promise<void>;
}

/** What announcing works with. */
export interface AnnouncerParts {
  store: TallyStore;
  api: AnnouncingApi;
  log: Log;
  /** Milliseconds since the epoch: windows are compared with it. */
  now: () => number;
  /** Milliseconds of a clock that never jumps. */
  elapsed: () => number;
  /** Milliseconds for which nobody else announces. */
  left: () => number;
}

/** Milliseconds for one call of the API: a call that hangs is cut off, and repeated by the next pace. */
export const CALL_LIMIT = 2000;

/** Milliseconds ahead at which somebody announces already: until the next start, and a little further. */
export const LOOK_AHEAD = 70_000;

/** Milliseconds before opening, and before closing, from which a voting is looked at: votes are stamped by another clock. */
const CLOCKS_DIFFER = 2000;

/** Calls for single tallies that are under way at once. */
const CALLS_AT_ONCE = 64;

/**
 * Tallies of one wall. With twenty options a tally takes 1.5 KB, and AppSync delivers at most 240 KB ("AWS AppSync
 * endpoints and quotas").
 */
export const WALL_SIZE = 100;

/** Bytes that AppSync counts as one message ("AWS AppSync endpoints and quotas"). */
const MESSAGE_BYTES = 5000;

/** Votings that are taken off the schedule in one transaction, which DynamoDB limits to 100 items. */
const TAKEN_OFF_AT_ONCE = 50;

/**
 * Windows on the schedule from which votings that are final leave it untold, the longest closed first: while the API
 * takes no announcements, new votings must still find room. Everybody reads that they are final.
 */
export const CROWDED = 300;

/** Milliseconds after which a voting whose announcements nobody takes is worth an alarm. */
const STUCK = 30_000;

/** A voting that is being announced, as it stands. */
interface Standing {
  /** Absent while it is open and nothing changed. */
  voting?: VotingDefinition;
  /** Final, or disagreed with: it leaves the schedule once its last tally is told. */
  isConcluded: boolean;
  mark: Mark;
}

/**
 * Announces tallies for as long as one invocation holds the lease:
 * (a) reads what was counted of every voting that is opened and not yet concluded and told;
 * (b) keeps each tally that changed as the voting's publication, which is what everybody reads;
 * (c) then tells of it, alone and on the wall. A version counts as told once the API took it, and is tried again each
 *     pace until then. Calls are not waited for, so that one that hangs holds up no other voting;
 * (d) notes what was told, and takes votings off the schedule whose last tally was.
 * One who dies in between leaves a version that is not noted, and the next one tells it again: subscribers drop a
 * version that they have.
 */
export class Announcer {
  private readonly marks = new Map<string, Mark>();
  private readonly calls = new Set<Promise<void>>();
  private readonly queue = inTurn(CALLS_AT_ONCE);
  private wallIsCalled = false;
  /** How many messages AppSync counts a wall as, the last one that was told. */
  wallUnits = 1;
  private failures: string[] = [];
  private alarmedAt = -Infinity;

  constructor(private readonly parts: AnnouncerParts) {}

  /** One pace. False: there is nothing to announce, nor will there be soon. */
  async pace(): Promise<boolean> {
    const windows = await this.parts.store.windows();
    if (!someNeedAnnouncing(windows, this.parts.now())) return false;
    const standings = await this.look(windows);
    this.report();
    this.tell(standings);
    await this.conclude(standings, Object.keys(windows).length);
    return true;
  }

  /** Waits for the calls that are under way and notes what was told. */
  async end(): Promise<void> {
    await Promise.all(this.calls);
    await Promise.all([...this.marks].map(([votingId, mark]) => this.note(votingId, mark)));
    this.report();
  }

  private async look(windows: Record<string, Window>): Promise<Map<string, Standing>> {
    const { store, now } = this.parts;
    const time = now() + CLOCKS_DIFFER;
    const ids = Object.keys(windows).filter((id) => Date.parse(windows[id]!.opensAt) <= time);
    for (const id of this.marks.keys()) if (!windows[id]) this.marks.delete(id);
    const closed = ids.filter((id) => Date.parse(windows[id]!.closesAt) <= time);
    const definitions = new Map((await store.definitions(closed)).map((voting) => [voting.id, voting]));
    const final = [...definitions.values()].filter(({ recount }) => recount);
    const standings = new Map<string, Standing>();
    const unknown = final.filter(({ id }) => !this.marks.has(id)).map(({ id }) => id);
    const publications = await store.publications(unknown);
    for (const id of unknown) this.marks.set(id, new Mark(publications.get(id) ?? {}));
    const work = final.map(async (voting) => {
      const mark = await this.kept(tallyFrom(voting, []), this.marks.get(voting.id)!);
      mark.hidden = false;
      standings.set(voting.id, { voting, isConcluded: true, mark });
    });
    const counted = ids.filter((id) => !definitions.get(id)?.recount);
    await this.settled([
      ...work,
      ...counted.map((id) => this.lookAtCounts(id, definitions.get(id), standings)),
    ]);
    return standings;
  }

  private async lookAtCounts(
    votingId: string,
    closed: VotingDefinition | undefined,
    standings: Map<string, Standing>,
  ): Promise<void> {
    const { slots, publication } = await this.parts.store.rows(votingId);
    const mark = this.marks.get(votingId) ?? new Mark(publication);
    this.marks.set(votingId, mark);
    const counted = slots.reduce((sum, slot) => sum + slot.version, 0);
    if (counted > mark.counted) {
      const voting = closed ?? (await this.parts.store.definitions([votingId]))[0];
      if (!voting || voting.recount) return;
      await this.kept(tallyFrom(voting, slots), mark);
      mark.counted = counted;
      mark.hidden = this.hides(voting);
    }
    // An open voting shows nothing before its definition was read as that of a closed one: it may have been extended.
    if (closed) mark.hidden = this.hides(closed);
    standings.set(votingId, { voting: closed, isConcluded: Boolean(closed?.disagreement), mark });
  }

  /** What is told was kept before: nobody reads less than they were told. */
  private async kept(tally: Tally, mark: Mark): Promise<Mark> {
    if (tally.version > mark.kept) {
      await this.parts.store.keep(tally, mark.told);
      mark.kept = tally.version;
      mark.noted = mark.told;
    }
    mark.tally = tally;
    return mark;
  }

  private hides(voting: VotingDefinition): boolean {
    return areCountsHidden(voting, new Date(this.parts.now() - CLOCKS_DIFFER).toISOString(), false);
  }

  private tell(standings: Map<string, Standing>): void {
    const due = [...standings.values()].map(({ mark }) => mark).filter((mark) => mark.isDue);
    for (const mark of due) mark.stuckSince ??= this.parts.elapsed();
    for (const mark of due) if (!mark.calling && mark.toldAlone < mark.newest) this.tellAlone(mark);
    const onWall = due
      .filter((mark) => mark.toldOnWall < mark.newest)
      .sort((one, other) => one.stuckSince! - other.stuckSince!)
      .slice(0, WALL_SIZE);
    if (!this.wallIsCalled && onWall.length > 0) this.tellOnWall(onWall);
  }

  private tellAlone(mark: Mark): void {
    mark.calling = true;
    this.call(async () => {
      try {
        await this.queue(async () => {
          // By the time that it is its turn there may be a newer one.
          const tally = mark.toTell!;
          await this.parts.api.tellTally(tally, this.limit());
          mark.wasTold({ alone: tally.version });
        });
      } finally {
        mark.calling = false;
      }
    });
  }

  private tellOnWall(marks: Mark[]): void {
    this.wallIsCalled = true;
    this.call(async () => {
      try {
        const tallies = marks.map(({ toTell }) => toTell!);
        this.wallUnits = Math.ceil(Buffer.byteLength(JSON.stringify(tallies)) / MESSAGE_BYTES);
        await this.parts.api.tellWall(new Date(this.parts.now()).toISOString(), tallies, this.limit());
        marks.forEach((mark, index) => mark.wasTold({ onWall: tallies[index]!.version }));
      } finally {
        this.wallIsCalled = false;
      }
    });
  }

  /** Calls end before somebody else may announce. */
  private limit(): number {
    const limit = Math.floor(Math.min(CALL_LIMIT, this.parts.left()));
    if (limit <= 0) throw new Error('The lease has run out.');
    return limit;
  }

  private call(work: () => Promise<void>): void {
    const call = work()
      .catch((error: unknown) => void this.failures.push(String(error)))
      .finally(() => this.calls.delete(call));
    this.calls.add(call);
  }

  private async conclude(standings: Map<string, Standing>, windows: number): Promise<void> {
    const leaving: VotingDefinition[] = [];
    const lingering: VotingDefinition[] = [];
    for (const { voting, isConcluded, mark } of standings.values()) {
      if (!voting || !isConcluded) continue;
      if (!mark.isDue) leaving.push(voting);
      else if (voting.recount) lingering.push(voting);
    }
    const untold = lingering
      .sort((one, other) => (one.closesAt < other.closesAt ? -1 : 1))
      .slice(0, Math.max(0, windows - CROWDED));
    for (const { id } of untold) this.parts.log('error', 'FinalTallyUntold', { votingId: id });
    const off = [...leaving, ...untold];
    const notes = [...standings]
      .filter(([votingId]) => !off.some(({ id }) => id === votingId))
      .map(([votingId, { mark }]) => this.note(votingId, mark));
    const removals = [];
    for (let start = 0; start < off.length; start += TAKEN_OFF_AT_ONCE)
      removals.push(this.parts.store.takeOff(off.slice(start, start + TAKEN_OFF_AT_ONCE)));
    await this.settled([...notes, ...removals]);
  }

  /** What was told is written with the next tally; by itself only when there is none. */
  private async note(votingId: string, mark: Mark): Promise<void> {
    if (mark.told <= mark.noted || mark.isDue) return;
    const version = mark.told;
    await this.parts.store.noteTold(votingId, version);
    mark.noted = version;
  }

  /** The trouble of one voting is none of another's: it is looked at again in the next pace. */
  private async settled(work: Promise<unknown>[]): Promise<void> {
    for (const outcome of await Promise.allSettled(work))
      if (outcome.status === 'rejected') this.failures.push(String(outcome.reason));
  }

  private report(): void {
    const { elapsed, log } = this.parts;
    const [reason] = this.failures;
    if (reason !== undefined) log('warn', 'TalliesNotTold', { failures: this.failures.length, reason });
    this.failures = [];
    const time = elapsed();
    const stuck = [...this.marks.values()].filter(({ stuckSince = time }) => time - stuckSince >= STUCK);
    if (stuck.length === 0 || time - this.alarmedAt < 2 * STUCK) return;
    this.alarmedAt = time;
    log('error', 'TalliesUntold', { votings: stuck.length });
  }
}

/** Whether there is a voting to announce, or will be before the next invocation looks. */
export function someNeedAnnouncing(windows: Record<string, Window>, time: number): boolean {
  return Object.values(windows).some(({ opensAt }) => Date.parse(opensAt) <= time + LOOK_AHEAD);
}
