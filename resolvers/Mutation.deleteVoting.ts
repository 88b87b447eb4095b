/** Deletes a voting that has not opened yet. */
import type { Context } from '@aws-appsync/utils';
import type { MutationDeleteVotingArgs } from '../schema/generated/types';
import { tryAgain } from './lib/failures';
import { now } from './lib/time';
import type { ChangeStash } from './votings/change';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
  'commitDeletion',
] as const;

export function request(): object {
  return {};
}

export function response(ctx: Context<MutationDeleteVotingArgs, ChangeStash>): VotingView {
  if (!ctx.stash.committed) tryAgain();
  return announcedVotingView(ctx.stash.committed, now());
}
