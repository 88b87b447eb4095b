/**
 * Casts the caller's one vote: stamped first, then let in by the gate, then written on condition that there is none yet.
 * Stamp and attempt go through all repetitions, so that a write whose answer was lost is recognised as our own. The last
 * step looks whether that has happened, when no answer said so.
 */
import { util, type Context } from '@aws-appsync/utils';
import type { MutationCastVoteArgs } from '../schema/generated/types';
import { checkIdempotencyKey } from './lib/idempotency';
import { now } from './lib/time';
import { voteBusy } from './votes/refused';
import type { CastVoteStash, Receipt } from './votes/stash';

export const pipeline = [
  'readGate',
  'readGate',
  'readGate',
  'recordVote',
  'recordVote',
  'recordVote',
  'recordVote',
  'recordVote',
  'recordVote',
  'findVote',
] as const;

type Ctx = Context<MutationCastVoteArgs, CastVoteStash>;

export function request(ctx: Ctx): object {
  const { stash } = ctx;
  checkIdempotencyKey(ctx.args.input.idempotencyKey);
  stash.attempt = util.autoId();
  stash.castAt = now();
  stash.turn = 0;
  return {};
}

export function response(ctx: Ctx): Receipt {
  const { receipt, recorded } = ctx.stash;
  if (!receipt || !recorded) voteBusy();
  return receipt;
}
