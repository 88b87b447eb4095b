/**
 * Reads what a vote must check and stamps the vote. The stamp is set once, right after the read, and repetitions
 * keep it: `closeVoting` relies on a vote being stamped within seconds of reading the gate.
 */
import { util, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { gateKeyForVoter } from '../../model/keys';
import { ballotIn } from '../../model/vote';
import { creditCostOf, statusAt, type Gate } from '../../model/voting';
import type { MutationCastVoteArgs } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { failWith } from '../lib/failures';
import { getItem } from '../lib/table';
import { fromInstant, now, toInstant } from '../lib/time';
import type { CastVoteStash } from '../votes/stash';
import { optionNotFound, votingNotFound, votingNotOpen } from '../lib/refusals';

export const dataSource = 'table';

type Ctx = Context<MutationCastVoteArgs, CastVoteStash, undefined, undefined, Gate | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(gateKeyForVoter(ctx.args.input.votingId, voterId(ctx.identity)), true);
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  const gate = ctx.result;
  if (!gate) votingNotFound();
  const castAt = now();
  const status = statusAt(castAt, fromInstant(gate.opensAt), fromInstant(gate.closesAt));
  if (status !== 'OPEN') votingNotOpen(status, gate);
  const { votingId, optionId } = ctx.args.input;
  if (gate.optionIds.indexOf(optionId) < 0) optionNotFound();
  ctx.stash.receipt = {
    votingId,
    optionId,
    castAt: toInstant(castAt),
    creditsSpent: creditCostOf(gate.access),
    attempt: ctx.stash.attempt,
    ...ballotIn(votingId, util.autoId()),
  };
  return {};
}
