import { createStore } from '../../ui/store';
import type { Tally, Vote, Voting } from '../../ui/voting/voting';
import { mergeVoting, newerTally } from './merge-voting';

/** Every voting that this page has heard of, by id. */
export const knownVotings = createStore<ReadonlyMap<string, Voting>>(new Map());

/** Ids of votings that were deleted while this page was open. */
export const deletedVotings = createStore<ReadonlySet<string>>(new Set());

/** Takes in votings from an answer or a message. What was deleted stays so, however late an older answer arrives. */
export function rememberVotings(votings: readonly Voting[]): void {
  const deleted = deletedVotings.get();
  knownVotings.set((known) => {
    const next = new Map(known);
    for (const voting of votings.filter(({ id }) => !deleted.has(id)))
      next.set(voting.id, mergeVoting(known.get(voting.id), voting));
    return next;
  });
}

/** Takes in a tally, unless something newer is shown already. */
export function rememberTally(tally: Tally): void {
  change(tally.votingId, (voting) => {
    const newer = newerTally(voting.tally, tally);
    return newer === voting.tally ? voting : { ...voting, tally: newer };
  });
}

/** Takes in the caller's own vote. */
export function rememberVote(vote: Vote): void {
  change(vote.votingId, (voting) => ({ ...voting, myVote: vote }));
}

/** Forgets a voting that was deleted. */
export function forgetVoting(id: string): void {
  deletedVotings.set((deleted) => new Set(deleted).add(id));
  knownVotings.set((known) => new Map([...known].filter(([each]) => each !== id)));
}

/** Forgets whose votes these are: somebody signed in or out. */
export function forgetVotes(): void {
  knownVotings.set(
    (known) => new Map([...known].map(([id, voting]) => [id, { ...voting, myVote: undefined }])),
  );
}

function change(id: string, make: (voting: Voting) => Voting): void {
  knownVotings.set((known) => {
    const voting = known.get(id);
    if (voting === undefined) return known;
    const next = make(voting);
    return next === voting ? known : new Map(known).set(id, next);
  });
}
