/** Counts of votes, summed from the slots that the stream shards keep. Pure and APPSYNC_JS-safe. */
import type { Instant, Option, Recount } from './voting';

/**
 * One slot of a tally: votes by option in `n1`, `n2`, … (absent: none), and how often the slot was written.
 * It is typed as a bag of numbers; `updatedAt` stands beside them.
 */
export type TallySlot = { version: number; updatedAt: Instant; [count: `n${number}`]: number };

/** What a voting's tally follows from, besides the slots. */
export type CountedVoting = { id: string; options: Option[]; createdAt: Instant; recount?: Recount };

/** The counted votes of one voting, as the API gives them. */
export type Tally = {
  votingId: string;
  total: number;
  counts: { optionId: string; votes: number }[];
  version: number;
  updatedAt: Instant;
  final: boolean;
};

/** The slot attribute that counts an option, from the `<votingId>-<n>` of its id. */
export function countAttribute(optionId: string): `n${number}` {
  return `n${optionId.slice(optionId.lastIndexOf('-') + 1)}` as `n${number}`;
}

/** The tally of a voting: what the recount confirmed once there is one, what the slots hold before. */
export function tallyFrom(voting: CountedVoting, slots: TallySlot[]): Tally {
  const recount = voting.recount;
  if (recount) {
    const { total, version } = recount;
    const counts = voting.options.map((option, index) => ({
      optionId: option.id,
      votes: recount.counts[index] ?? 0,
    }));
    return { votingId: voting.id, total, counts, version, updatedAt: recount.at, final: true };
  }
  const counts = voting.options.map((option) => ({
    optionId: option.id,
    votes: slots.reduce((votes, slot) => votes + (slot[countAttribute(option.id)] ?? 0), 0),
  }));
  const changes = [voting.createdAt, ...slots.map((slot) => slot.updatedAt)].sort();
  return {
    votingId: voting.id,
    total: counts.reduce((total, count) => total + count.votes, 0),
    counts,
    version: slots.reduce((version, slot) => version + slot.version, 0),
    updatedAt: changes[changes.length - 1] ?? voting.createdAt,
    final: false,
  };
}
