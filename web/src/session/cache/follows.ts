import { FollowVotingDocument, UnfollowVotingDocument } from '../../../../schema/generated/operations';
import { createStore } from '../../ui/store';
import { run } from '../api/client';
import { tellTabs } from './tabs';

/** The votings that the signed-in voter follows, by id. */
export const follows = createStore<ReadonlySet<string>>(new Set());

/** Takes in what the voter follows. */
export function rememberFollows(votingIds: readonly string[]): void {
  follows.set(new Set(votingIds));
}

/** Takes in whether the voter follows one voting. */
export function rememberFollow(votingId: string, following: boolean): void {
  follows.set((known) => {
    const next = new Set(known);
    if (following) next.add(votingId);
    else next.delete(votingId);
    return next;
  });
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
