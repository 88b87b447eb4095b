/** Closes an open voting early. */
import type { Context } from '@aws-appsync/utils';
import type { MutationCloseVotingArgs } from '../schema/generated/types';
import { now } from './lib/time';
import type { ChangeStash } from './votings/change';
import { changeNotCommitted } from './lib/refusals';
import { announcedVotingView, type VotingView } from './votings/view';

export const pipeline = [
  'commitClosing',
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

export function request(): object {
  return {};
}

export function response(ctx: Context<MutationCloseVotingArgs, ChangeStash>): VotingView {
  if (!ctx.stash.committed) changeNotCommitted(ctx.stash.late);
  return announcedVotingView(ctx.stash.committed, now());
}
