/**
 * Reads a voting and plans its changes. Used several times in a pipeline, before `commitUpdate`, and passed over while the
 * plan stands. The two are apart because their code is too long for one function of AppSync.
 */
import { runtime } from '@aws-appsync/utils';
import { failWith, isTransient } from '../lib/failures';
import { votingNotFound } from '../lib/refusals';
import { closingDelay } from '../lib/settings';
import { now } from '../lib/time';
import {
  endIfCommitted,
  noteRead,
  readForChange,
  type ChangeContext,
  type ChangeRequest,
} from '../votings/change';
import { prepareDraft } from '../votings/drafting';
import { isPlanned, updatedVoting, type UpdateStash } from '../votings/update';

export const dataSource = 'table';

type Ctx = ChangeContext<object, UpdateStash>;

export function request(ctx: Ctx): ChangeRequest {
  endIfCommitted(ctx);
  const { closing, known } = ctx.stash;
  if (!closing && !known) return readForChange(ctx);
  plan(ctx);
  runtime.earlyReturn({});
}

export function response(ctx: Ctx): object {
  const { error } = ctx;
  if (error) {
    if (!isTransient(error)) failWith(error);
    return {};
  }
  noteRead(ctx);
  plan(ctx);
  return {};
}

function plan(ctx: Ctx): void {
  const { env, stash } = ctx;
  const { change, changes, closing, known } = stash;
  if (closing || !known) return;
  const { current } = known;
  if (!current) votingNotFound();
  const time = now();
  // An earlier request of this change may have been carried out, though its answer was lost.
  if (current.change === change) return;
  if (!isPlanned(stash, current, time)) stash.plan = updatedVoting(current, changes, time, closingDelay(env));
  if (current.draft && stash.plan) prepareDraft(ctx, current, stash.plan.voting);
}
