/**
 * Commits a new voting, in two writes. Used several times in a pipeline, as votings/change.ts tells.
 * (a) Take a place in the schedule, by a write of that one item: DynamoDB brings such writes in order by itself, where
 *     transactions on one item would cancel each other. model/schedule.ts tells why the limit holds.
 * (b) Write definition and gates, which nobody else writes, with what remembers the request and the act, and with a join
 *     code: one that another voting has is tried again with another.
 * A place of which no voting came is given back here if another request with the same key came first, and otherwise by
 * `find-closed-votings`.
 */
import { claimEndWrite, claimWrite } from '../../model/schedule';
import { isFailedCondition } from '../lib/failures';
import { refuseIfTooMany, votingNotFound } from '../lib/refusals';
import { openVotingsLimit } from '../lib/settings';
import { writeItem } from '../lib/table';
import { fromInstant, now, toInstant } from '../lib/time';
import {
  endIfCommitted,
  endWith,
  noteOutcome,
  writeNewVoting,
  type ChangeContext,
  type ChangeRequest,
} from '../votings/change';
import { foundEarlier, readForCreation, rememberingWrites, type CreationStash } from '../votings/creation';
import { checkWindow } from '../votings/input';

export const dataSource = 'table';

type Ctx = ChangeContext<object, CreationStash>;

export function request(ctx: Ctx): ChangeRequest {
  endIfCommitted(ctx);
  const { isRepeated, known, planned, unneeded } = ctx.stash;
  if (unneeded) return writeItem(claimEndWrite(planned.id, unneeded, false));
  if (!known) return readForCreation(ctx);
  if (isRepeated) {
    // It was created, and deleted since.
    if (!known.current) votingNotFound();
    endWith(ctx, known.current);
  }
  // An earlier use of this step wrote the voting although its answer was lost: nobody else has this id.
  if (known.current) endWith(ctx, known.current);
  if (planned.draft || Object.hasOwn(known.schedule.windows, planned.id))
    return writeNewVoting(ctx, known.schedule, planned, rememberingWrites(ctx.stash));
  return claimPlace(ctx, known);
}

export function response(ctx: Ctx): object {
  const { error, stash } = ctx;
  if (stash.unneeded) {
    // Whatever came of it: a place that was not given back goes by itself.
    delete stash.unneeded;
    return {};
  }
  // Others took places: how many are left has to be read.
  if (error && isFailedCondition(error)) delete stash.known;
  else {
    const wasUnread = !stash.known;
    noteOutcome(ctx);
    if (wasUnread && !error) {
      if (foundEarlier(ctx)) noteUnneeded(ctx);
    }
  }
  return {};
}

/** What was read is not what the request is answered with: the voting that the earlier one created is read next. */
function noteUnneeded({ stash }: Ctx): void {
  const place = stash.known?.schedule.windows[stash.planned.id];
  if (place?.claimedAt) stash.unneeded = place.claimedAt;
  delete stash.known;
}

/** (a) */
function claimPlace(ctx: Ctx, { schedule, current }: NonNullable<CreationStash['known']>): ChangeRequest {
  const { planned } = ctx.stash;
  const { id, opensAt, closesAt } = planned;
  checkWindow(fromInstant(opensAt), fromInstant(closesAt), now());
  const room = refuseIfTooMany(schedule, planned, openVotingsLimit(ctx.env));
  const window = { opensAt, closesAt, claimedAt: toInstant(now()) };
  ctx.stash.part = { schedule: { ...schedule, windows: { ...schedule.windows, [id]: window } }, current };
  return writeItem(claimWrite(schedule, id, window, room));
}
