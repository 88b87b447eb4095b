/** Closes an open voting early. */
import { util, type Context } from '@aws-appsync/utils';
import type { MutationCloseVotingArgs } from '../schema/generated/types';
import { now } from './lib/time';
import type { ChangeStash } from './votings/change';
import { changeNotCommitted } from './lib/refusals';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'refuseClosedAccount',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
  'commitClosing',
] as const;

type Ctx = Context<MutationCloseVotingArgs, ChangeStash>;

export function request(ctx: Ctx): object {
  ctx.stash.change = util.autoId();
  ctx.stash.action = 'CLOSE_VOTING';
  ctx.stash.votingId = ctx.args.id;
  ctx.stash.closing = {};
  return {};
}

export function response(ctx: Ctx): VotingView {
  const { change, committed, known, part } = ctx.stash;
  if (!committed) changeNotCommitted(part ? true : known?.current?.change === change);
  return announcedVotingView(ctx.env, committed, now());
}
