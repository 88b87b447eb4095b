/** Commits the deletion of a voting. Used several times in a pipeline, as votings/change.ts tells. */
import { runtime } from '@aws-appsync/utils';
import { statusAt } from '../../model/voting';
import type { MutationDeleteVotingArgs } from '../../schema/generated/types';
import { fromInstant, now } from '../lib/time';
import { noteOutcome, readForChange, refuseIfOpening, removeVoting } from '../votings/change';
import type { ChangeContext, ChangeRequest, ChangeStash } from '../votings/change';
import { votingNotFound, votingNotOpen } from '../lib/refusals';

export const dataSource = 'table';

/** `sent`: a transaction with the deletion has been sent. */
type DeletionStash = ChangeStash & { sent?: boolean };
type Ctx = ChangeContext<MutationDeleteVotingArgs, DeletionStash>;

export function request(ctx: Ctx): ChangeRequest {
  const { known, planned, sent } = ctx.stash;
  // An earlier use of this step sent the deletion, and its answer may have been lost. The voting is gone as asked.
  if (sent && !known?.current) ctx.stash.committed = planned;
  if (ctx.stash.committed) runtime.earlyReturn(null, { skipTo: 'END' });
  if (!known) return readForChange(ctx, ctx.args.id);
  if (!known.current) votingNotFound();
  const { opensAt, closesAt } = known.current;
  const status = statusAt(now(), fromInstant(opensAt), fromInstant(closesAt));
  if (status !== 'UPCOMING') votingNotOpen(status, known.current);
  refuseIfOpening(ctx, known.current);
  ctx.stash.sent = true;
  return removeVoting(ctx, known.schedule, known.current);
}

export function response(ctx: Ctx): object {
  noteOutcome(ctx);
  return {};
}
