/**
 * Reads what a vote must check. The vote was stamped when the request came, before any of these reads: so every vote
 * that an open gate lets in is older than whatever shuts it, however long a call takes. Used several times in a pipeline,
 * and passed over once the gate was read. A conflict or throttling leaves it to the next use, which reads the next copy:
 * resolvers have nothing to pause with, and the other copies are in other partitions.
 *
 * What few votes need is read by the next uses: the account, when its token may have outlived it or the voting is not for
 * everybody, and the invitation.
 */
import {
  runtime,
  util,
  type Context,
  type DynamoDBBatchGetItemRequest,
  type DynamoDBGetItemRequest,
} from '@aws-appsync/utils';
import { gateKeyForVoter, invitationKey } from '../../model/keys';
import { ballotIn } from '../../model/vote';
import { creditCostOf, statusAt, type Gate } from '../../model/voting';
import type { MutationCastVoteArgs } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { isTransient } from '../lib/failures';
import { getItem } from '../lib/table';
import { fromInstant, toInstant } from '../lib/time';
import { mayHaveOutlived, noteAccount, noteInvitation, readAccount } from '../votes/eligibility';
import type { AccountAnswer } from '../votes/eligibility';
import { countRefusal, voteFailed } from '../votes/refused';
import type { CastVoteStash } from '../votes/stash';
import { optionNotFound, priceChanged, votingNotFound, votingNotOpen } from '../lib/refusals';

export const dataSource = 'table';

type Result = (Partial<Gate> & AccountAnswer) | null;
type Ctx = Context<MutationCastVoteArgs, CastVoteStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBGetItemRequest | DynamoDBBatchGetItemRequest {
  const { closed, due, person, receipt, turn } = ctx.stash;
  const { votingId } = ctx.args.input;
  if (due === 'ACCOUNT') return readAccount(ctx);
  if (due === 'INVITATION') return getItem(invitationKey(votingId, person ?? ''), true);
  if (receipt || closed) runtime.earlyReturn({});
  return getItem(gateKeyForVoter(votingId, voterId(ctx.identity), turn), true);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) {
    if (!isTransient(error)) voteFailed(error);
    stash.turn += 1;
  } else if (stash.due === 'ACCOUNT') noteAccount(ctx);
  else if (stash.due === 'INVITATION') noteInvitation(stash, result);
  else noteGate(ctx, result as Gate | null);
  return {};
}

function noteGate({ args, identity, stash }: Ctx, gate: Gate | null): void {
  if (!gate) {
    countRefusal('OTHER');
    votingNotFound();
  }
  const { expectedCost, idempotencyKey, optionId, votingId } = args.input;
  const { attempt, castAt } = stash;
  const status = statusAt(castAt, fromInstant(gate.opensAt), fromInstant(gate.closesAt));
  if (status === 'CLOSED' && idempotencyKey) {
    // A request that cast its vote in time may be sent again when its answer was lost.
    stash.closed = { opensAt: gate.opensAt, closesAt: gate.closesAt };
    return;
  }
  if (status !== 'OPEN') {
    countRefusal('CLOSED');
    votingNotOpen(status, gate);
  }
  if (gate.optionIds.indexOf(optionId) < 0) {
    countRefusal('OTHER');
    optionNotFound();
  }
  const creditsSpent = creditCostOf(gate.access);
  if (typeof expectedCost === 'number' && expectedCost !== creditsSpent) {
    countRefusal('OTHER');
    priceChanged(creditsSpent);
  }
  stash.receipt = {
    votingId,
    optionId,
    castAt: toInstant(castAt),
    creditsSpent,
    attempt,
    ...ballotIn(votingId, util.autoId()),
  };
  if (idempotencyKey) stash.receipt.idempotencyKey = idempotencyKey;
  if (gate.voters) stash.voters = gate.voters;
  if (gate.voters || mayHaveOutlived(identity, gate)) stash.due = 'ACCOUNT';
}
