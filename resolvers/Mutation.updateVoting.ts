/** Changes a voting: anything while it is upcoming, only its closing time while it is open. */
import type { Context } from '@aws-appsync/utils';
import type { MutationUpdateVotingArgs } from '../schema/generated/types';
import { tryAgain } from './shared/failures';
import { now } from './shared/time';
import type { ChangeStash } from './votings/change';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
  'commitUpdate',
] as const;

export function request(): object {
  return {};
}

export function response(ctx: Context<MutationUpdateVotingArgs, ChangeStash>): VotingView {
  if (!ctx.stash.committed) tryAgain();
  return announcedVotingView(ctx.stash.committed, now());
}
