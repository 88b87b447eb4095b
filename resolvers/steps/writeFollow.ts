/** Writes that the caller follows the voting that was read, unless it is closed, or the account was deleted. */
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { followWrite } from '../../model/message';
import { statusAt } from '../../model/voting';
import { voterId } from '../lib/caller';
import { requireOpenAccount, unlessClosed, type Cancelled } from '../lib/open-account';
import { votingNotFound, votingNotOpen } from '../lib/refusals';
import { fromInstant, now, toInstant } from '../lib/time';
import type { FollowedStash } from '../messages/following';

export const dataSource = 'table';

type Ctx = Context<object, FollowedStash, undefined, undefined, Cancelled>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const { voting } = ctx.stash;
  if (!voting) votingNotFound();
  const at = now();
  const closesAt = fromInstant(voting.closesAt);
  const status = statusAt(at, fromInstant(voting.opensAt), closesAt);
  if (status === 'CLOSED') votingNotOpen(status, voting);
  const voter = voterId(ctx.identity);
  return unlessClosed(
    ctx.env,
    voter,
    followWrite(voter, voting.id, toInstant(at), Math.floor(closesAt / 1000)),
  );
}

export function response(ctx: Ctx): object {
  requireOpenAccount(ctx);
  return {};
}
