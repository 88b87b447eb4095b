/** Commits the deletion of a voting. Used several times in a pipeline, as votings/change.ts tells. */
import { votingNotFound, votingNotOpen } from '../lib/refusals';
import { now } from '../lib/time';
import {
  endIfCommitted,
  endWith,
  noteOutcome,
  readForChange,
  refuseIfOpening,
  removeVoting,
  type ChangeContext,
  type ChangeRequest,
  type ChangeStash,
} from '../votings/change';
import { checkDraftSelection } from '../votings/following';
import { standingAt } from '../votings/standing';

export const dataSource = 'table';

/** `sent`: a transaction with the deletion has been sent. */
type DeletionStash = ChangeStash & { sent?: boolean };
type Ctx = ChangeContext<object, DeletionStash>;

export function request(ctx: Ctx): ChangeRequest {
  endIfCommitted(ctx);
  const { known, planned, sent } = ctx.stash;
  if (!known) return readForChange(ctx);
  // An earlier use of this step sent the deletion, and its answer may have been lost. The voting is gone as asked.
  if (sent && !known.current) endWith(ctx, planned);
  if (!known.current) votingNotFound();
  const status = standingAt(known.current, now());
  if (status !== 'UPCOMING' && status !== 'DRAFT') votingNotOpen(status, known.current);
  if (status === 'DRAFT') checkDraftSelection(ctx.info.selectionSetList);
  else refuseIfOpening(ctx, known.current);
  ctx.stash.sent = true;
  return removeVoting(ctx, known.schedule, known.current);
}

export function response(ctx: Ctx): object {
  noteOutcome(ctx);
  return {};
}
