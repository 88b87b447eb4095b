/** Changes a voting: anything while it is upcoming, only its closing time while it is open. */
import type { Context } from '@aws-appsync/utils';
import type { MutationUpdateVotingArgs } from '../schema/generated/types';
import { now } from './lib/time';
import { validChanges } from './votings/changes';
import type { UpdateStash } from './votings/update';
import { changeNotCommitted } from './lib/refusals';
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

type Ctx = Context<MutationUpdateVotingArgs, UpdateStash>;

export function request(ctx: Ctx): object {
  ctx.stash.changes = validChanges(ctx.args.input);
  return {};
}

export function response(ctx: Ctx): VotingView {
  if (!ctx.stash.committed) changeNotCommitted(ctx.stash.late);
  return announcedVotingView(ctx.stash.committed, now());
}
