import type {
  TallyFieldsFragment,
  VoteFieldsFragment,
  VotingFieldsFragment,
} from '../../../../schema/generated/operations';
import { sharesOf } from './shares';

/** The counted votes of a voting. */
export type Tally = TallyFieldsFragment;

/** The caller's vote in a voting. */
export type Vote = VoteFieldsFragment;

/** A voting as this app knows it. `myVote` is undefined as long as nobody asked for it. */
export type Voting = VotingFieldsFragment & { myVote?: Vote | null };

/** Where a voting stands that is published: clocks decide. */
export type VotingStatus = Exclude<Voting['status'], 'DRAFT'>;

/** Where a voting stands by a clock, so that it opens and closes in front of people. */
export function statusAt(voting: Pick<Voting, 'opensAt' | 'closesAt'>, now: number): VotingStatus {
  if (now < Date.parse(voting.opensAt)) return 'UPCOMING';
  return now < Date.parse(voting.closesAt) ? 'OPEN' : 'CLOSED';
}

/** A voting as it is shown to a room or on another site, where counts that need a vote come with the closing. */
export function shownToAll(voting: Voting): Voting {
  return voting.results === 'AFTER_VOTING' ? { ...voting, results: 'AFTER_CLOSING' } : voting;
}

/**
 * Whether counts are hidden where all see them together or they are passed on: those who have voted do not see more there than the
 * others.
 */
export function isSecret({ results: visibility, tally }: Voting, status: VotingStatus): boolean {
  return visibility !== 'ALWAYS' && (status !== 'CLOSED' || tally.hidden);
}

/** What one option has of a tally. */
export interface Result {
  id: string;
  label: string;
  imageUrl: string | null;
  votes: number;
  /** 0 to 1, exactly: how long a bar is. */
  share: number;
  /** 0 to 1, as it is written: in thousandths that add up to 1 over all options. */
  written: number;
  /** Whether no option has more votes. */
  leads: boolean;
  /** 1 for those with the most votes, then as many places on as there are options ahead; none before there are votes. */
  place: number | undefined;
}

/** Percentages have one decimal. */
const WRITTEN_PARTS = 1_000;

/** A tally's options with their counts and shares, in the voting's order. */
export function results(voting: Pick<Voting, 'options' | 'tally'>): Result[] {
  const byOption = new Map(voting.tally.counts.map(({ optionId, votes }) => [optionId, votes]));
  const counts = voting.options.map(({ id }) => byOption.get(id) ?? 0);
  const total = counts.reduce((sum, votes) => sum + votes, 0);
  const written = sharesOf(counts, WRITTEN_PARTS);
  return voting.options.map(({ id, label, imageUrl }, index) => {
    const votes = counts[index] ?? 0;
    const place = total > 0 ? 1 + counts.filter((others) => others > votes).length : undefined;
    return {
      id,
      label,
      imageUrl,
      votes,
      share: total > 0 ? votes / total : 0,
      written: (written[index] ?? 0) / WRITTEN_PARTS,
      leads: place === 1,
      place,
    };
  });
}
