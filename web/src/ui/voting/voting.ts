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

/**
 * The tally to show. Messages may overtake each other: a tally never goes backwards.
 * @returns `known` itself when `incoming` brings nothing new.
 */
export function newerTally(known: Tally, incoming: Tally): Tally {
  if (incoming.version > known.version) return incoming;
  return incoming.version === known.version && incoming.final && !known.final ? incoming : known;
}

/** What is known of a voting once something more was heard. */
export function mergeVoting(known: Voting | undefined, incoming: Voting): Voting {
  if (known === undefined) return incoming;
  const definition = incoming.updatedAt >= known.updatedAt ? incoming : known;
  return {
    ...definition,
    tally: optionsChanged(known, definition) ? incoming.tally : newerTally(known.tally, incoming.tally),
    // Messages to all and answers to the public carry no vote of one's own; that says nothing about having voted.
    myVote: incoming.myVote ?? known.myVote,
  };
}

/** A tally of other options is another tally, whatever its version. */
function optionsChanged(known: Voting, definition: Voting): boolean {
  return known.options.map(({ id }) => id).join() !== definition.options.map(({ id }) => id).join();
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
