/**
 * Casts the caller's one vote: the gate is read once, then the vote is written on condition that there is none yet.
 * The same attempt id goes through all repetitions, so that a write whose answer was lost is recognised as our own.
 */
import { util, type Context } from '@aws-appsync/utils';
import type { MutationCastVoteArgs } from '../schema/generated/types';
import { tryAgain } from './lib/failures';
import type { CastVoteStash, Receipt } from './votes/stash';

export const pipeline = [
  'readGate',
  'recordVote',
  'recordVote',
  'recordVote',
  'recordVote',
  'recordVote',
  'recordVote',
] as const;

type Ctx = Context<MutationCastVoteArgs, CastVoteStash>;

export function request(ctx: Ctx): object {
  ctx.stash.attempt = util.autoId();
  return {};
}

export function response(ctx: Ctx): Receipt {
  if (!ctx.stash.recorded) tryAgain();
  return ctx.stash.receipt;
}
