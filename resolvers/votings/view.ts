import { tallyFrom } from '../../model/tally';
import type { VoteItem } from '../../model/vote';
import { creditCostOf, resultOf, statusAt, type Recount, type VotingDefinition } from '../../model/voting';
import type { Tally, Voting } from '../../schema/generated/types';
import type { Environment } from '../lib/settings';
import { forgetVoting } from '../lib/shared-answers';
import { fromInstant } from '../lib/time';
import { forgetFirstPages } from './pages';
import { votersView } from './voters';

/**
 * What `Voting` is resolved from. `tally` and `myVote` are there when they are known already; the resolvers of
 * those fields read them otherwise. `recount` is what the tally of a final voting is made from.
 */
export type VotingView = Omit<Voting, 'tally' | 'myVote' | 'votesByMinute'> & {
  recount?: Recount;
  tally?: Tally;
  myVote?: VoteItem | null;
  /** Whether it is one of a list that was read with the API key. */
  isListed?: boolean;
};

/** A voting as callers see it at a moment, in milliseconds since the epoch. */
export function votingView(voting: VotingDefinition, time: number): VotingView {
  const view: VotingView = {
    id: voting.id,
    title: voting.title,
    description: voting.description ?? null,
    imageUrl: voting.imageUrl ?? null,
    access: voting.access,
    creditCost: creditCostOf(voting.access),
    status: statusAt(time, fromInstant(voting.opensAt), fromInstant(voting.closesAt)),
    opensAt: voting.opensAt,
    closesAt: voting.closesAt,
    options: voting.options,
    result: resultOf(voting),
    voters: votersView(voting.voters),
    createdAt: voting.createdAt,
    updatedAt: voting.updatedAt,
  };
  if (voting.recount) view.recount = voting.recount;
  return attachWhatIsKnown(view);
}

/** Nobody has voted before a voting opens, and a recount says all there is to say of the tally. */
function attachWhatIsKnown(view: VotingView): VotingView {
  if (view.status === 'UPCOMING') view.myVote = null;
  if (view.status === 'UPCOMING' || view.recount) view.tally = tallyFrom(view, []);
  return view;
}

/**
 * A voting as an organiser's mutation answers it, and with it every subscriber of `onVoting`: subscribers are sent
 * the very answer of the mutation, so that it must not hold the organiser's own vote. What the public shares of the
 * voting is taken back.
 */
export function announcedVotingView(env: Environment, voting: VotingDefinition, time: number): VotingView {
  forgetVoting(env, voting.id);
  forgetFirstPages(env);
  return { ...votingView(voting, time), myVote: null };
}
