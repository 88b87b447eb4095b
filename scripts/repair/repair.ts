import type { Repair } from '../../model/repair';
import { LAST_VOTE_LANDS_SECONDS } from '../../model/limits';
import type { Counts } from '../../model/tally';
import type { Instant, VotingDefinition } from '../../model/voting';
import type { Tally } from '../../schema/generated/types';

/** The votes of a voting that were cast before an instant, struck ones left out. */
export interface CountedVotes {
  counts: Counts;
  minutes: Record<string, Counts>;
  votes: number;
  /** Votes that no tally can count: without an option of the voting, or without an instant. */
  uncountable: string[];
}

/** The table, as a repair sees it. Every write is conditional, and false when somebody else was there first. */
export interface RepairStore {
  /** With the tally that the rows give, whatever a recount concluded. */
  read(votingId: string): Promise<{ voting: VotingDefinition; tally: Tally; repair?: Repair } | undefined>;
  begin(votingId: string, from: Instant, before: Repair | undefined): Promise<boolean>;
  seal(votingId: string, repair: Repair): Promise<boolean>;
  /** Closes the rows of the epoch before to counting. May be repeated. */
  sealRows(votingId: string, repair: Repair): Promise<void>;
  /** The highest version that the sealed rows give the tally. */
  sealedVersion(votingId: string, repair: Repair): Promise<number>;
  votesBefore(voting: VotingDefinition, before: Instant): Promise<CountedVotes>;
  /** Sets the minutes before an instant to these, and only those that differ. */
  setMinutes(votingId: string, before: Instant, minutes: Record<string, Counts>): Promise<void>;
  end(votingId: string, repair: Repair, counts: Counts, version: number): Promise<boolean>;
  expireRows(votingId: string, repair: Repair): Promise<void>;
  /** Replaces what a recount concluded, and has it told. */
  conclude(voting: VotingDefinition, tally: Tally): Promise<boolean>;
}

/** What a repair works with. */
export interface RepairParts {
  store: RepairStore;
  /** Milliseconds since the epoch, by the clock of DynamoDB. */
  now: () => number;
  sleep: (milliseconds: number) => Promise<unknown>;
  say: (what: string) => void;
}

/** What came of a repair. */
export interface RepairReport {
  tally: Tally;
  votes: number;
  uncountable: string[];
  /** Whether a conclusion of a recount was replaced. */
  concluded: boolean;
}

/** Milliseconds that the clocks of AppSync and of DynamoDB may differ by. */
const CLOCKS_DIFFER = 5000;

/** Milliseconds between a repair's beginning to be seen by counting and the first vote that it counts by itself. */
const LEAD = 30_000;

/** Milliseconds after the last vote that a repair takes from the votes: it has landed, or never will. */
const LANDED = LAST_VOTE_LANDS_SECONDS * 1000 + CLOCKS_DIFFER;

/** Milliseconds between two readings of the index that have to agree. */
const BETWEEN_READINGS = 5000;

const MINUTE = 60_000;

/**
 * Sets a voting's tally and minutes from its votes, exactly, while votes come in (model/repair.ts says how). A repair that
 * was interrupted is gone on with.
 * @param final whether a tally that is final already may be changed.
 * @returns undefined when there is no such voting.
 * @throws Error when it may not.
 */
export async function repair(
  parts: RepairParts,
  votingId: string,
  { final }: { final: boolean },
): Promise<RepairReport | undefined> {
  const { store, now } = parts;
  const begun = now();
  for (;;) {
    const found = await store.read(votingId);
    if (!found) return undefined;
    const { voting, repair: before } = found;
    if (voting.recount && !final)
      throw new Error(
        `The tally of voting ${votingId} is final. To replace it, and have the new one told: --final.`,
      );
    if (!before || before.state === 'DONE') {
      await store.begin(votingId, beginningOf(voting, now()), before);
      continue;
    }
    const counted = await finish(parts, voting, before);
    // A repair that another one began, or ended, may have read the votes before this one was asked for.
    const isOurs = counted && Date.parse(before.from) >= Math.min(begun, Date.parse(voting.closesAt));
    if (isOurs) return report(parts, votingId, counted);
  }
}

/** The first minute whose votes are counted by themselves. Of a voting that has closed, there are none. */
function beginningOf({ closesAt }: VotingDefinition, time: number): Instant {
  const closing = Date.parse(closesAt);
  const earliest = closing <= time ? closing : time + LEAD;
  return new Date(Math.ceil(earliest / MINUTE) * MINUTE).toISOString();
}

/** Brings a repair to its end. Undefined when somebody else did. */
async function finish(
  { store, now, sleep, say }: RepairParts,
  voting: VotingDefinition,
  repair: Repair,
): Promise<CountedVotes | undefined> {
  const { id, closesAt } = voting;
  // A voting that has closed stays closed; one that is open may come to close later.
  const last = Date.parse(closesAt) <= now() ? closesAt : repair.from;
  const rest = Date.parse(last) + LANDED - now();
  if (rest > 0) {
    const goesOn = new Date(now() + rest).toISOString();
    say(`Votes cast before ${repair.from} land until ${goesOn}: waiting for ${Math.ceil(rest / 1000)} s.`);
    await sleep(rest);
  }
  if (repair.state === 'BEGUN' && !(await store.seal(id, repair))) return undefined;
  const sealed: Repair = { ...repair, state: 'SEALED' };
  await store.sealRows(id, sealed);
  const counted = await readUntilSettled({ store, now, sleep, say }, voting, repair.from);
  await store.setMinutes(id, repair.from, counted.minutes);
  const version = Math.max(await store.sealedVersion(id, sealed), voting.recount?.version ?? 0) + 1;
  if (!(await store.end(id, sealed, counted.counts, version))) return undefined;
  await store.expireRows(id, sealed);
  return counted;
}

/** The index is written after the table: it has caught up when two readings show the same. */
async function readUntilSettled(
  { store, sleep, say }: RepairParts,
  voting: VotingDefinition,
  before: Instant,
): Promise<CountedVotes> {
  let previous = await store.votesBefore(voting, before);
  for (;;) {
    say(`There are ${previous.votes} votes from before ${before}. Looking once more.`);
    await sleep(BETWEEN_READINGS);
    const counted = await store.votesBefore(voting, before);
    if (counted.votes === previous.votes && sameCounts(counted.counts, previous.counts)) return counted;
    previous = counted;
  }
}

/** Whether two counts say the same; an absent one is a zero. */
export function sameCounts(one: Counts, other: Counts): boolean {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.every((name) => (one[name] ?? 0) === (other[name] ?? 0));
}

async function report(
  { store }: RepairParts,
  votingId: string,
  { votes, uncountable }: CountedVotes,
): Promise<RepairReport | undefined> {
  const found = await store.read(votingId);
  if (!found) return undefined;
  const { voting, tally } = found;
  // Without a conclusion, the recount to come makes one.
  const concluded =
    (voting.recount ?? voting.disagreement) !== undefined && uncountable.length === 0
      ? await store.conclude(voting, tally)
      : false;
  return { tally, votes, uncountable, concluded };
}
