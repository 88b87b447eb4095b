import { createStore } from '../../ui/store';
import { serverNow } from '../../ui/time/clock';
import { statusAt, type Tally, type Vote, type Voting } from '../../ui/voting/voting';
import { mergeVoting, withAnnounced } from './merge-voting';

/** Every voting that this page has heard of, by id. */
export const knownVotings = createStore<ReadonlyMap<string, Voting>>(new Map());

/** Ids of votings that were deleted while this page was open. */
export const deletedVotings = createStore<ReadonlySet<string>>(new Set());

/**
 * Takes in votings from an answer or a message. What was deleted stays so, however late an older answer arrives. Drafts are left
 * out: whatever shows votings would show them by a window that they do not have.
 */
export function rememberVotings(votings: readonly Voting[]): void {
  const deleted = deletedVotings.get();
  knownVotings.set((known) => {
    const next = new Map(known);
    for (const voting of votings.filter(({ id, status }) => status !== 'DRAFT' && !deleted.has(id)))
      next.set(voting.id, mergeVoting(known.get(voting.id), voting));
    return next;
  });
}

/** Takes in a tally, unless something newer is shown already. */
export function rememberTally(tally: Tally): void {
  change(tally.votingId, (voting) => withAnnounced(voting, tally));
}

/** Takes in the caller's own vote. */
export function rememberVote(vote: Vote): void {
  change(vote.votingId, (voting) => ({ ...voting, myVote: vote }));
}

/** How many votes the largest voting has that is still open. */
export function largestCrowd(): number {
  const open = [...knownVotings.get().values()].filter((voting) => statusAt(voting, serverNow()) === 'OPEN');
  return Math.max(0, ...open.map(({ tally }) => tally.total));
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
