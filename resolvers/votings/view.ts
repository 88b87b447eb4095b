import { dependsOnVote, resultsOf, toldTally } from '../../model/results';
import { tallyFrom } from '../../model/tally';
import type { VoteItem } from '../../model/vote';
import { creditCostOf, resultOf, type Recount, type VotingDefinition } from '../../model/voting';
import type { Tally, Voting } from '../../schema/generated/types';
import type { Environment } from '../lib/settings';
import { forgetCode, forgetVoting } from '../lib/shared-answers';
import { toInstant } from '../lib/time';
import { forgetFirstPages } from './pages';
import { standingAt } from './standing';
import { votersView } from './voters';

/**
 * What `Voting` is resolved from. `tally` and `myVote` are there when they are known already; the resolvers of
 * those fields read them otherwise. `recount` is what the tally of a final voting is made from.
 */
export type VotingView = Omit<Voting, 'tally' | 'myVote' | 'votesByMinute'> & {
  recount?: Recount;
  tally?: Tally;
  myVote?: VoteItem | null;
  /** The id of the voting, if its tally is the same for all: what is kept of it is kept under this. */
  tallyOf?: string;
  /** Whether it is one of a list that was read with the API key. */
  isListed?: boolean;
};

/** A voting as callers see it at a moment, in milliseconds since the epoch. */
export function votingView(voting: VotingDefinition, time: number): VotingView {
  const { opensAt, closesAt, draft } = windowView(voting);
  const view: VotingView = {
    id: voting.id,
    title: voting.title,
    description: voting.description ?? null,
    imageUrl: voting.imageUrl ?? null,
    access: voting.access,
    creditCost: creditCostOf(voting.access),
    code: voting.code ?? '',
    status: standingAt(voting, time),
    opensAt,
    closesAt,
    draft,
    options: voting.options,
    results: resultsOf(voting),
    result: resultOf(voting),
    voters: votersView(voting.voters),
    createdBy: voting.createdBy ?? null,
    createdAt: voting.createdAt,
    updatedAt: voting.updatedAt,
  };
  if (voting.recount) view.recount = voting.recount;
  if (!dependsOnVote(view, toInstant(time))) view.tallyOf = view.id;
  return attachWhatIsKnown(view, time);
}

/** What a draft does not say yet is told as an empty window, and as it is beside that. */
function windowView({
  closesAt,
  createdAt,
  draft,
  opensAt,
}: VotingDefinition): Pick<Voting, 'opensAt' | 'closesAt' | 'draft'> {
  if (!draft) return { opensAt, closesAt, draft: null };
  const opening = opensAt === '' ? createdAt : opensAt;
  return {
    opensAt: opening,
    closesAt: closesAt === '' ? opening : closesAt,
    draft: { opensAt: opensAt === '' ? null : opensAt, closesAt: closesAt === '' ? null : closesAt },
  };
}

/** Nobody has voted before a voting opens, and a recount says all there is to say of the tally. */
function attachWhatIsKnown(view: VotingView, time: number): VotingView {
  const isAhead = view.status === 'UPCOMING' || view.status === 'DRAFT';
  if (isAhead) view.myVote = null;
  if (isAhead || view.recount) view.tally = toldTally(view, tallyFrom(view, []), toInstant(time), false);
  return view;
}

/**
 * A voting as an organiser's mutation answers it, and with it every subscriber of `onVoting`: subscribers are sent
 * the very answer of the mutation, so that it must not hold the organiser's own vote, nor counts that only those who have
 * voted may see. What the public shares of the voting is taken back.
 */
export function announcedVotingView(env: Environment, voting: VotingDefinition, time: number): VotingView {
  if (!voting.draft) forgetShared(env, voting);
  return { ...votingView(voting, time), myVote: null };
}

function forgetShared(env: Environment, voting: VotingDefinition): void {
  forgetVoting(env, voting.id);
  if (voting.code) forgetCode(env, voting.code);
  forgetFirstPages(env);
}
