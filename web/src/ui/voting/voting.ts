import type {
  TallyFieldsFragment,
  VoteFieldsFragment,
  VotingFieldsFragment,
} from '../../../../schema/generated/operations';

/** The counted votes of a voting. */
export type Tally = TallyFieldsFragment;

/** The caller's vote in a voting. */
export type Vote = VoteFieldsFragment;

/** A voting as this app knows it. `myVote` is undefined as long as nobody asked for it. */
export type Voting = VotingFieldsFragment & { myVote?: Vote | null };

/** Where a voting stands. */
export type VotingStatus = Voting['status'];

/** Where a voting stands by a clock, so that it opens and closes in front of people. */
export function statusAt(voting: Pick<Voting, 'opensAt' | 'closesAt'>, now: number): VotingStatus {
  if (now < Date.parse(voting.opensAt)) return 'UPCOMING';
  return now < Date.parse(voting.closesAt) ? 'OPEN' : 'CLOSED';
}

/** A tally's options with their counts and shares, in the voting's order. `share` is 0 to 1. */
export function results(voting: Pick<Voting, 'options' | 'tally'>): {
  id: string;
  label: string;
  imageUrl: string | null;
  votes: number;
  share: number;
  leads: boolean;
}[] {
  const { counts, total } = voting.tally;
  const most = Math.max(0, ...counts.map(({ votes }) => votes));
  return voting.options.map(({ id, label, imageUrl }) => {
    const votes = counts.find(({ optionId }) => optionId === id)?.votes ?? 0;
    return {
      id,
      label,
      imageUrl,
      votes,
      share: total > 0 ? votes / total : 0,
      leads: votes > 0 && votes === most,
    };
  });
}
