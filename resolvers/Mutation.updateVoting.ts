/**
 * Changes a voting: anything while it is upcoming, only its closing time while it is open. An open voting that is to close
 * within seconds is closed by the steps of `closeVoting`.
 */
import { util, type Context } from '@aws-appsync/utils';
import type { MutationUpdateVotingArgs } from '../schema/generated/types';
import { now } from './lib/time';
import { validChanges } from './votings/changes';
import type { UpdateStash } from './votings/update';
import { changeNotCommitted } from './lib/refusals';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'refuseClosedAccount',
  'planUpdate',
  'commitUpdate',
  'commitUpdate',
  'planUpdate',
  'commitUpdate',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
] as const;

type Ctx = Context<MutationUpdateVotingArgs, UpdateStash>;

export function request(ctx: Ctx): object {
  ctx.stash.change = util.autoId();
  ctx.stash.action = 'CHANGE_VOTING';
  ctx.stash.votingId = ctx.args.input.id;
  ctx.stash.changes = validChanges(ctx.env, ctx.args.input);
  return {};
}

export function response(ctx: Ctx): VotingView {
  const { change, committed, known, part } = ctx.stash;
  if (!committed) changeNotCommitted(part ? true : known?.current?.change === change);
  return announcedVotingView(ctx.env, committed, now());
}
