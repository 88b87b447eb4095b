/** Commits a new voting. Used several times in a pipeline, as votings/change.ts tells. */
import { runtime } from '@aws-appsync/utils';
import { noteOutcome, readForChange, writeVoting } from '../votings/change';
import type { ChangeContext, ChangeRequest } from '../votings/change';
import { openVotingsLimit } from '../lib/settings';
import { refuseIfTooMany } from '../lib/refusals';

export const dataSource = 'table';

export function request(ctx: ChangeContext): ChangeRequest {
  const { known, planned } = ctx.stash;
  // An earlier use of this step wrote the voting although its answer was lost: nobody else has this id.
  if (known?.current) ctx.stash.committed = planned;
  if (ctx.stash.committed) runtime.earlyReturn(null, { skipTo: 'END' });
  if (!known) return readForChange(ctx, planned.id);
  refuseIfTooMany(known.schedule, planned.id, planned, openVotingsLimit(ctx.env));
  return writeVoting(ctx, known.schedule, null, planned);
}

export function response(ctx: ChangeContext): object {
  noteOutcome(ctx);
  return {};
}
