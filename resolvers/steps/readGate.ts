/**
 * Reads what a vote must check. The vote was stamped when the request came, before any of these reads: so every vote
 * that an open gate lets in is older than whatever shuts it, however long a call takes. Used several times in a pipeline,
 * and passed over once the gate was read. A conflict or throttling leaves it to the next use, which reads the next copy:
 * resolvers have nothing to pause with, and the other copies are in other partitions.
 */
import { runtime, util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { gateKeyForVoter } from '../../model/keys';
import { ballotIn } from '../../model/vote';
import { creditCostOf, statusAt, type Gate } from '../../model/voting';
import type { MutationCastVoteArgs } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { failWith, isTransient } from '../lib/failures';
import { getItem } from '../lib/table';
import { fromInstant, toInstant } from '../lib/time';
import type { CastVoteStash } from '../votes/stash';
import { optionNotFound, priceChanged, votingNotFound, votingNotOpen } from '../lib/refusals';

export const dataSource = 'table';

type Ctx = Context<MutationCastVoteArgs, CastVoteStash, undefined, undefined, Gate | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  const { closed, receipt, turn } = ctx.stash;
  if (receipt || closed) runtime.earlyReturn({});
  return getItem(gateKeyForVoter(ctx.args.input.votingId, voterId(ctx.identity), turn), true);
}

export function response(ctx: Ctx): object {
  const { error, result: gate, stash } = ctx;
  if (error) {
    if (!isTransient(error)) failWith(error);
    stash.turn += 1;
    return {};
  }
  if (!gate) votingNotFound();
  const { expectedCost, idempotencyKey, optionId, votingId } = ctx.args.input;
  const { attempt, castAt } = stash;
  const status = statusAt(castAt, fromInstant(gate.opensAt), fromInstant(gate.closesAt));
  if (status === 'CLOSED' && idempotencyKey) {
    // A request that cast its vote in time may be sent again when its answer was lost.
    stash.closed = { opensAt: gate.opensAt, closesAt: gate.closesAt };
    return {};
  }
  if (status !== 'OPEN') votingNotOpen(status, gate);
  if (gate.optionIds.indexOf(optionId) < 0) optionNotFound();
  const creditsSpent = creditCostOf(gate.access);
  if (typeof expectedCost === 'number' && expectedCost !== creditsSpent) priceChanged(creditsSpent);
  stash.receipt = {
    votingId,
    optionId,
    castAt: toInstant(castAt),
    creditsSpent,
    attempt,
    ...ballotIn(votingId, util.autoId()),
  };
  if (idempotencyKey) stash.receipt.idempotencyKey = idempotencyKey;
  return {};
}
