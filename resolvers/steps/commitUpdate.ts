/** Commits changes of a voting. Used several times in a pipeline, as votings/change.ts tells. */
import { runtime } from '@aws-appsync/utils';
import type { MutationUpdateVotingArgs } from '../../schema/generated/types';
import { now } from '../lib/time';
import {
  closingSoon,
  noteLateCommit,
  noteOutcome,
  readForChange,
  refuseIfOpening,
  writeVoting,
  type ChangeContext,
  type ChangeRequest,
} from '../votings/change';
import { closingDelay, openVotingsLimit } from '../lib/settings';
import { refuseIfTooMany, votingNotFound } from '../lib/refusals';
import { updatedVoting, type UpdateStash } from '../votings/update';

export const dataSource = 'table';

type Ctx = ChangeContext<MutationUpdateVotingArgs, UpdateStash>;

export function request(ctx: Ctx): ChangeRequest {
  const { changes, known, committed, late } = ctx.stash;
  if (committed) runtime.earlyReturn(null, { skipTo: 'END' });
  if (!known) return readForChange(ctx, ctx.args.input.id);
  const { current, schedule } = known;
  if (!current) votingNotFound();
  if (late) return writeVoting(ctx, schedule, current, closingSoon(ctx, current));
  const planned = updatedVoting(current, changes, now(), closingDelay(ctx.env));
  refuseIfOpening(ctx, current);
  refuseIfTooMany(schedule, planned.id, planned, openVotingsLimit(ctx.env));
  return writeVoting(ctx, schedule, current, planned);
}

export function response(ctx: Ctx): object {
  noteOutcome(ctx);
  noteLateCommit(ctx);
  return {};
}
