/**
 * Commits a new voting, in two writes. Used several times in a pipeline, as votings/change.ts tells.
 * (a) Take a place in the schedule, by a write of that one item: DynamoDB brings such writes in order by itself, where
 *     transactions on one item would cancel each other. model/schedule.ts tells why the limit holds.
 * (b) Write definition and gates, which nobody else writes.
 * A place of which no voting came is given back by `find-closed-votings`.
 */
import { claimWrite } from '../../model/schedule';
import { isFailedCondition } from '../lib/failures';
import { refuseIfTooMany } from '../lib/refusals';
import { openVotingsLimit } from '../lib/settings';
import { writeItem } from '../lib/table';
import { now, toInstant } from '../lib/time';
import {
  endIfCommitted,
  endWith,
  noteOutcome,
  readForChange,
  writeNewVoting,
  type ChangeContext,
  type ChangeRequest,
} from '../votings/change';

export const dataSource = 'table';

export function request(ctx: ChangeContext): ChangeRequest {
  endIfCommitted(ctx);
  const { known, planned } = ctx.stash;
  if (!known) return readForChange(ctx);
  // An earlier use of this step wrote the voting although its answer was lost: nobody else has this id.
  if (known.current) endWith(ctx, planned);
  if (Object.hasOwn(known.schedule.windows, planned.id)) return writeNewVoting(ctx, planned);
  return claimPlace(ctx);
}

export function response(ctx: ChangeContext): object {
  // Others took places: how many are left has to be read.
  if (ctx.error && isFailedCondition(ctx.error)) delete ctx.stash.known;
  else noteOutcome(ctx);
  return {};
}

/** (a) */
function claimPlace(ctx: ChangeContext): ChangeRequest {
  const { known, planned } = ctx.stash;
  if (!known) return readForChange(ctx);
  const { schedule, current } = known;
  const { id, opensAt, closesAt } = planned;
  const room = refuseIfTooMany(schedule, planned, openVotingsLimit(ctx.env));
  const window = { opensAt, closesAt, claimedAt: toInstant(now()) };
  ctx.stash.part = { schedule: { ...schedule, windows: { ...schedule.windows, [id]: window } }, current };
  return writeItem(claimWrite(schedule, id, window, room));
}
