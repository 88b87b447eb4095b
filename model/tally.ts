/** Counts of votes, summed from the slots that the stream shards keep. Pure and APPSYNC_JS-safe. */
import type { OptionCount, Tally, VotingOption } from '../schema/generated/types';
import type { Shape } from './items';
import { checkpointKey, tallyMinuteKey, tallyPublicationKey, tallySlotKey, type Key } from './keys';
import type { Instant, Recount, VotingDefinition } from './voting';
import { hidesCounts } from './results';
import { IF_ABSENT, put, update, type Expression, type Write } from './writes';

/**
 * One slot of a tally: votes by option in `n1`, `n2`, … (absent: none), and how often the slot was written.
 * It is typed as a bag of numbers; `updatedAt` stands beside them.
 */
export type TallySlot = { version: number; updatedAt: Instant; [count: `n${number}`]: number };

/** What adding slots up needs. */
export const TALLY_SLOT: Shape<TallySlot> = {
  noun: 'tally slot',
  needs: { version: 'number', updatedAt: 'string' },
};

/** What a voting's tally follows from, besides the slots. */
export type CountedVoting = Pick<VotingDefinition, 'id' | 'options' | 'createdAt' | 'results' | 'recount'>;

/** A tally as it was announced last. `counts` are in option order. */
export type AnnouncedTally = {
  total: number;
  counts: number[];
  version: number;
  updatedAt: Instant;
  final: boolean;
};

/** What was announced of a voting: what everybody reads. */
export type Publication = {
  /** Absent before the announcer has first looked at the voting. */
  tally?: AnnouncedTally;
  /** The highest version that the API took, to tell of it; absent: none. */
  toldVersion?: number;
  /** What `toldVersion` was called before there was a `tally` here. */
  publishedVersion?: number;
};

/** A publication may hold any of it, or nothing. */
export const PUBLICATION: Shape<Publication> = { noun: 'publication', needs: {} };

/** The slot attribute that counts an option, from the `<votingId>-<n>` of its id. */
export function countAttribute(optionId: string): `n${number}` {
  return `n${optionId.slice(optionId.lastIndexOf('-') + 1)}` as `n${number}`;
}

/** The tally of a voting: what the recount confirmed once there is one, what the slots hold before. */
export function tallyFrom(voting: CountedVoting, slots: TallySlot[]): Tally {
  const recount = voting.recount;
  if (recount) return confirmedTally(voting, recount);
  const counts = countsIn(voting.options, slots);
  const changes = [voting.createdAt, ...slots.map((slot) => slot.updatedAt)].sort();
  return {
    votingId: voting.id,
    total: votesIn(counts),
    counts,
    version: versionOf(
      voting,
      slots.reduce((version, slot) => version + slot.version, 0),
    ),
    updatedAt: changes[changes.length - 1] ?? voting.createdAt,
    final: false,
    hidden: false,
  };
}

/**
 * The tally of a voting as everybody reads it: what the recount confirmed once there is one, what was announced last
 * before, and no votes before that.
 */
export function tallyOf(voting: CountedVoting, publication: Publication | null | undefined): Tally {
  if (voting.recount) return confirmedTally(voting, voting.recount);
  const announced = publication ? publication.tally : undefined;
  if (!announced) return tallyFrom(voting, []);
  const { total, counts, version, updatedAt, final } = announced;
  return {
    votingId: voting.id,
    total,
    counts: inOptionOrder(voting, counts),
    version,
    updatedAt,
    final,
    hidden: false,
  };
}

/**
 * The version of a tally by how often its slots were written. Where counts are hidden, each has two: the even one is told
 * without counts, and the odd one after it with them, so that counts replace what was told without.
 */
function versionOf(voting: CountedVoting, written: number): number {
  return hidesCounts(voting) ? 2 * written + 1 : written;
}

function confirmedTally(voting: CountedVoting, { at, total, counts, version }: Recount): Tally {
  return {
    votingId: voting.id,
    total,
    counts: inOptionOrder(voting, counts),
    version,
    updatedAt: at,
    final: true,
    hidden: false,
  };
}

function inOptionOrder({ options }: CountedVoting, counts: number[]): OptionCount[] {
  return options.map((option, index) => ({ optionId: option.id, votes: counts[index] ?? 0 }));
}

/** The votes for each option, summed over slots of a tally or of a minute. */
export function countsIn(options: VotingOption[], slots: { [count: `n${number}`]: number }[]): OptionCount[] {
  return options.map((option) => ({
    optionId: option.id,
    votes: slots.reduce((votes, slot) => votes + (slot[countAttribute(option.id)] ?? 0), 0),
  }));
}

/** All votes of some counts. */
export function votesIn(counts: OptionCount[]): number {
  return counts.reduce((sum, { votes }) => sum + votes, 0);
}

/** Votes by the slot attribute that counts them (`n1`, `n2`, …). */
export type Counts = Record<string, number>;

/** Votes to add to one voting. */
export type Addition = {
  votingId: string;
  /** Which repair of the voting's tally they are counted into; 0: there was none. */
  epoch: number;
  counts: Counts;
  /** The same votes by the minute in which they were cast. */
  minutes: Record<string, Counts>;
};

/**
 * Adds votes to a slot of a tally and to the same slot of its minutes: the minutes add up to the tally. Not to a slot that a
 * repair has sealed.
 */
export function countWrites(
  { votingId, epoch, counts, minutes }: Addition,
  slot: number,
  at: Instant,
): Write[] {
  const key = tallySlotKey(votingId, slot, epoch);
  return [
    addition(key, { ...counts, version: 1 }, at, { expression: 'attribute_not_exists(sealed)' }),
    ...Object.entries(minutes).map(([minute, ofMinute]) =>
      addition(tallyMinuteKey(votingId, minute, slot), ofMinute, at),
    ),
  ];
}

/** How far a stream shard has been counted: a decimal number of up to 40 digits. */
export const CHECKPOINT: Shape<{ counted: string }> = { noun: 'checkpoint', needs: { counted: 'string' } };

/**
 * Moves the checkpoint of a stream shard, in the transaction that adds the votes up to there.
 * @param previous the checkpoint as it was read; absent: there is none yet.
 * @param expiresAt seconds since the epoch.
 */
export function checkpointWrite(
  shardId: string,
  previous: string | undefined,
  counted: string,
  expiresAt: number,
): Write {
  const condition = previous
    ? { expression: 'counted = :previous', values: { ':previous': previous } }
    : IF_ABSENT;
  return put(checkpointKey(shardId), { counted, expiresAt }, condition);
}

/**
 * Keeps a tally as what was announced last, unless a later one is kept already.
 * @param toldVersion the highest version that the API took so far; 0: none.
 */
export function publicationWrite({ votingId, counts, ...tally }: Tally, toldVersion: number): Write {
  const announced: AnnouncedTally = {
    total: tally.total,
    counts: counts.map(({ votes }) => votes),
    version: tally.version,
    updatedAt: tally.updatedAt,
    final: tally.final,
  };
  return update(
    tallyPublicationKey(votingId),
    {
      expression: 'SET #tally = :tally, toldVersion = :told REMOVE publishedAt, publishedVersion',
      names: { '#tally': 'tally' },
      values: { ':tally': announced, ':told': toldVersion },
    },
    {
      expression: 'attribute_not_exists(#tally) OR #tally.#version <= :version',
      names: { '#tally': 'tally', '#version': 'version' },
      values: { ':version': tally.version },
    },
  );
}

/** Notes that the API took a version, unless a later one is noted. */
export function toldWrite(votingId: string, version: number): Write {
  const values = { ':version': version };
  return update(
    tallyPublicationKey(votingId),
    { expression: 'SET toldVersion = :version', values },
    { expression: 'attribute_not_exists(toldVersion) OR toldVersion < :version', values },
  );
}

function addition(key: Key, numbers: Counts, at: Instant, condition?: Expression): Write {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ':at': at };
  Object.entries(numbers).forEach(([name, number], index) => {
    names[`#n${index}`] = name;
    values[`:n${index}`] = number;
  });
  const additions = Object.keys(numbers).map((_, index) => `#n${index} :n${index}`);
  return update(
    key,
    { expression: `ADD ${additions.join(', ')} SET updatedAt = :at`, names, values },
    condition,
  );
}
