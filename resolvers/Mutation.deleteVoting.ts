/** Deletes a voting that has not opened yet. */
import { util, type Context } from '@aws-appsync/utils';
import type { MutationDeleteVotingArgs } from '../schema/generated/types';
import { tryAgain } from './lib/failures';
import { now } from './lib/time';
import type { ChangeStash } from './votings/change';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'refuseClosedAccount',
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

type Ctx = Context<MutationDeleteVotingArgs, ChangeStash>;

export function request(ctx: Ctx): object {
  ctx.stash.change = util.autoId();
  ctx.stash.action = 'DELETE_VOTING';
  ctx.stash.votingId = ctx.args.id;
  return {};
}

export function response(ctx: Ctx): VotingView {
  if (!ctx.stash.committed) tryAgain();
  return announcedVotingView(ctx.env, ctx.stash.committed, now());
}
