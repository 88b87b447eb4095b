/** Closes an open voting. Used several times in a pipeline, as votings/change.ts and votings/closing.ts tell. */
import { statusAt } from '../../model/voting';
import { tryAgain } from '../lib/failures';
import { votingNotFound, votingNotOpen } from '../lib/refusals';
import { closingDelay } from '../lib/settings';
import { fromInstant, now, toInstant } from '../lib/time';
import {
  endIfCommitted,
  endWith,
  noteOutcome,
  readForChange,
  type ChangeContext,
  type ChangeRequest,
} from '../votings/change';
import { closeShutVoting, shutGates } from '../votings/closing';

export const dataSource = 'table';

export function request(ctx: ChangeContext): ChangeRequest {
  endIfCommitted(ctx);
  const { change, closing, known } = ctx.stash;
  if (!closing) tryAgain();
  if (!known) return readForChange(ctx);
  const { current } = known;
  if (!current || current.draft) votingNotFound();
  const isOurs = current.change === change;
  if (isOurs && !current.shutAt) endWith(ctx, current);
  if (isOurs) ctx.stash.isEntered = true;
  const time = now();
  const status = statusAt(time, fromInstant(current.opensAt), fromInstant(current.closesAt));
  if (status !== 'OPEN' && !isOurs) votingNotOpen(status, current);
  if (current.shutAt) return closeShutVoting(ctx, current);
  const shutAt = closing.at ?? toInstant(time + closingDelay(ctx.env));
  // It may close sooner than this request could make it.
  if (current.closesAt <= shutAt) endWith(ctx, current);
  return shutGates(ctx, current, shutAt);
}

export function response(ctx: ChangeContext): object {
  noteOutcome(ctx);
  return {};
}
