/** Commits an early closing. Used several times in a pipeline, as votings/change.ts tells. */
import { runtime } from '@aws-appsync/utils';
import { statusAt } from '../../model/voting';
import type { MutationCloseVotingArgs } from '../../schema/generated/types';
import { fromInstant, now } from '../lib/time';
import { closingSoon, noteLateCommit, noteOutcome, readForChange, writeVoting } from '../votings/change';
import type { ChangeContext, ChangeRequest } from '../votings/change';
import { closingDelay } from '../lib/settings';
import { votingNotFound, votingNotOpen } from '../lib/refusals';

export const dataSource = 'table';

type Ctx = ChangeContext<MutationCloseVotingArgs>;

export function request(ctx: Ctx): ChangeRequest {
  const { known, committed, late } = ctx.stash;
  if (committed) runtime.earlyReturn(null, { skipTo: 'END' });
  if (!known) return readForChange(ctx, ctx.args.id);
  const { current, schedule } = known;
  if (!current) votingNotFound();
  const status = statusAt(now(), fromInstant(current.opensAt), fromInstant(current.closesAt));
  if (status !== 'OPEN' && !late) votingNotOpen(status, current);
  if (!late && fromInstant(current.closesAt) <= now() + closingDelay(ctx.env)) {
    // It closes sooner than this request could make it.
    ctx.stash.committed = current;
    runtime.earlyReturn(null, { skipTo: 'END' });
  }
  return writeVoting(ctx, schedule, current, closingSoon(ctx, current));
}

export function response(ctx: Ctx): object {
  noteOutcome(ctx);
  noteLateCommit(ctx);
  return {};
}
