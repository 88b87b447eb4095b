/**
 * Commits changes of a voting as `planUpdate` planned them. Used several times in a pipeline, as votings/change.ts tells: what
 * others did to the schedule is no reason to plan again, what they did to the voting is.
 */
import { runtime } from '@aws-appsync/utils';
import { CALL_SECONDS, LAST_VOTE_LANDS_SECONDS } from '../../model/limits';
import { hidesCounts } from '../../model/results';
import type { VotingDefinition } from '../../model/voting';
import { invalidInput } from '../lib/failures';
import { refuseIfTooMany, votingNotFound } from '../lib/refusals';
import { openVotingsLimit } from '../lib/settings';
import { fromInstant, now } from '../lib/time';
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
import { isPlanned, type UpdateStash } from '../votings/update';

export const dataSource = 'table';

type Ctx = ChangeContext<object, UpdateStash>;

export function request(ctx: Ctx): ChangeRequest {
  endIfCommitted(ctx);
  const { change, closing, known, plan } = ctx.stash;
  if (closing) runtime.earlyReturn({});
  if (!known) return readForChange(ctx);
  const { current, schedule } = known;
  if (!current) votingNotFound();
  if (current.change === change) endWith(ctx, current);
  const time = now();
  if (!plan || !isPlanned(ctx.stash, current, time)) runtime.earlyReturn({});
  if (plan.voting.draft) return writeVoting(ctx, schedule, current, plan.voting);
  if (!current.draft) {
    refuseIfOpening(ctx, current);
    refuseIfRevealing(current, plan.voting, time);
  }
  refuseIfTooMany(schedule, plan.voting, openVotingsLimit(ctx.env));
  if (!current.draft && closesTooSoonToWrite(current, plan.voting, time)) {
    // The steps of an early closing follow.
    ctx.stash.closing = { at: plan.voting.closesAt };
    runtime.earlyReturn({});
  }
  return writeVoting(ctx, schedule, current, plan.voting);
}

export function response(ctx: Ctx): object {
  noteOutcome(ctx);
  return {};
}

/**
 * Ends the field when a change would keep a voting open whose counts may be shown by the time that it is written: they are
 * shown at the closing.
 */
function refuseIfRevealing(current: VotingDefinition, planned: VotingDefinition, time: number): void {
  const { closesAt } = current;
  if (
    hidesCounts(planned) &&
    planned.closesAt > closesAt &&
    fromInstant(closesAt) <= time + CALL_SECONDS * 1000
  )
    invalidInput('closesAt', 'This voting closes within seconds, and its counts are shown then.');
}

/**
 * Whether a change closes an open voting so soon that it might be written only then: votings/closing.ts has another way
 * for that. A request of AppSync runs for 30 seconds at most, so that what closes later is written in time.
 */
function closesTooSoonToWrite(current: VotingDefinition, planned: VotingDefinition, time: number): boolean {
  const { closesAt, opensAt } = current;
  if (planned.closesAt >= closesAt || time < fromInstant(opensAt)) return false;
  return fromInstant(planned.closesAt) < time + LAST_VOTE_LANDS_SECONDS * 1000;
}
