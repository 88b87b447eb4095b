import { FollowVotingDocument, UnfollowVotingDocument } from '../../../../schema/generated/operations';
import { createStore } from '../../ui/store';
import { run } from '../api/client';
import { tellTabs } from './tabs';

/** A voting that was followed, or is followed no longer. */
interface Change {
  votingId: string;
  following: boolean;
}

/** The votings that the signed-in voter follows, by id. */
export const follows = createStore<ReadonlySet<string>>(new Set());

/** What was changed while this page is open, in that order. */
const changes: Change[] = [];

/** How many changes this page has heard of: to be asked for before a question, and given to {@link rememberFollows}. */
export function changesOfFollows(): number {
  return changes.length;
}

/**
 * Takes in what the voter follows.
 * @param known how many changes were known when it was asked for. What was changed since is not undone by an answer
 * that was on its way.
 */
export function rememberFollows(votingIds: readonly string[], known = changesOfFollows()): void {
  follows.set(changes.slice(known).reduce<ReadonlySet<string>>(withChange, new Set(votingIds)));
}

/** Takes in whether the voter follows one voting. */
export function rememberFollow(votingId: string, following: boolean): void {
  const change = { votingId, following };
  changes.push(change);
  follows.set((before) => withChange(before, change));
}

/**
 * Follows a voting, or follows it no longer.
 * @throws ApiError
 */
export async function changeFollow(votingId: string, following: boolean): Promise<void> {
  if (following) await run(FollowVotingDocument, { votingId }, 'voter');
  else await run(UnfollowVotingDocument, { votingId }, 'voter');
  rememberFollow(votingId, following);
  tellTabs({ votingId, following });
}

function withChange(before: ReadonlySet<string>, { votingId, following }: Change): ReadonlySet<string> {
  const next = new Set(before);
  if (following) next.add(votingId);
  else next.delete(votingId);
  return next;
}
