/**
 * Closing an open voting, in two halves. Votes are stamped before they read the gate, but a closing instant that is
 * written after it has passed comes too late for them, and DynamoDB cannot be asked to write in time or not at all. So:
 * (a) shut the gates at an instant a few seconds ahead. The definition only takes note of that; nobody is told yet.
 *     From here on votes are refused, so that this is what the audit trail enters.
 * (b) When that is written, every vote was stamped before that instant, or before now if writing took longer. The later
 *     of the two becomes the closing time, of definition, gates and schedule. However late this one is written, it is
 *     true.
 * When (b) fails for good, the gates stay shut until the organiser closes the voting again or sets another closing time.
 */
import { CLOCK_DIFFERENCE_SECONDS } from '../../model/limits';
import { shuttingWrites, type Instant, type VotingDefinition } from '../../model/voting';
import { tableName } from '../lib/settings';
import { transaction } from '../lib/table';
import { fromInstant, now, toInstant } from '../lib/time';
import { actWrite, endWith, writeVoting, type ChangeContext, type ChangeRequest } from './change';

/** (a) */
export function shutGates(ctx: ChangeContext, current: VotingDefinition, shutAt: Instant): ChangeRequest {
  const { stash } = ctx;
  const { change } = stash;
  stash.isWhole = false;
  if (stash.known)
    stash.part = {
      schedule: stash.known.schedule,
      current: { ...current, shutAt, change, version: current.version + 1 },
    };
  const act = actWrite(ctx, current.id, toInstant(now()), {
    before: { closesAt: current.closesAt },
    after: { closesAt: shutAt },
  });
  return transaction(tableName(ctx.env), [...shuttingWrites(current, shutAt, change), act]);
}

/** (b) */
export function closeShutVoting(ctx: ChangeContext, current: VotingDefinition): ChangeRequest {
  const time = now();
  const closing = fromInstant(current.closesAt);
  // It closed by itself in the meantime, and no vote was stamped since the gates were shut.
  if (!ctx.stash.known || closing <= time) endWith(ctx, current);
  const shutAt = current.shutAt ? fromInstant(current.shutAt) : time;
  const wanted = ctx.stash.closing?.at ? fromInstant(ctx.stash.closing.at) : shutAt;
  const earliest = Math.max(shutAt, wanted, time + CLOCK_DIFFERENCE_SECONDS * 1000);
  const planned: VotingDefinition = {
    ...current,
    closesAt: toInstant(Math.min(earliest, closing)),
    updatedAt: toInstant(time),
    version: current.version + 1,
  };
  delete planned.shutAt;
  return writeVoting(ctx, ctx.stash.known.schedule, current, planned);
}
