/** Commits changes of a voting. Used several times in a pipeline, as votings/change.ts tells. */
import { runtime } from '@aws-appsync/utils';
import { refuseIfTooMany, votingNotFound } from '../lib/refusals';
import { closingDelay, openVotingsLimit } from '../lib/settings';
import { now } from '../lib/time';
import {
  endIfCommitted,
  endWith,
  noteOutcome,
  readForChange,
  refuseIfOpening,
  writeVoting,
  type ChangeContext,
  type ChangeRequest,
} from '../votings/change';
import { closesTooSoonToWrite, updatedVoting, type UpdateStash } from '../votings/update';

export const dataSource = 'table';

type Ctx = ChangeContext<object, UpdateStash>;

export function request(ctx: Ctx): ChangeRequest {
  endIfCommitted(ctx);
  const { change, changes, closing, known } = ctx.stash;
  if (closing) runtime.earlyReturn({});
  if (!known) return readForChange(ctx);
  const { current, schedule } = known;
  if (!current) votingNotFound();
  if (current.change === change) endWith(ctx, current);
  const time = now();
  const planned = updatedVoting(current, changes, time, closingDelay(ctx.env));
  refuseIfOpening(ctx, current);
  refuseIfTooMany(schedule, planned, openVotingsLimit(ctx.env));
  if (closesTooSoonToWrite(current, planned, time)) {
    // The steps of an early closing follow.
    ctx.stash.closing = { at: planned.closesAt };
    runtime.earlyReturn({});
  }
  return writeVoting(ctx, schedule, current, planned);
}

export function response(ctx: Ctx): object {
  noteOutcome(ctx);
  return {};
}
