/** Writes that the caller follows the voting that was read, unless it is closed, or the account was deleted. */
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { IF_NOT_CLOSED } from '../../model/closure';
import { closureKey } from '../../model/keys';
import { followWrite } from '../../model/message';
import { statusAt } from '../../model/voting';
import { check } from '../../model/writes';
import { voterId } from '../lib/caller';
import {
  failWith,
  isCancellation,
  refusedByCondition,
  tryAgain,
  type CancellationReason,
} from '../lib/failures';
import { accountDeleted, votingNotFound, votingNotOpen } from '../lib/refusals';
import { tableName } from '../lib/settings';
import { transaction } from '../lib/table';
import { fromInstant, now, toInstant } from '../lib/time';
import type { FollowedStash } from '../messages/following';

export const dataSource = 'table';

type Result = { cancellationReasons?: CancellationReason[] | null } | null;
type Ctx = Context<object, FollowedStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const { voting } = ctx.stash;
  if (!voting) votingNotFound();
  const at = now();
  const closesAt = fromInstant(voting.closesAt);
  const status = statusAt(at, fromInstant(voting.opensAt), closesAt);
  if (status === 'CLOSED') votingNotOpen(status, voting);
  const voter = voterId(ctx.identity);
  return transaction(tableName(ctx.env), [
    followWrite(voter, voting.id, toInstant(at), Math.floor(closesAt / 1000)),
    check(closureKey(voter), IF_NOT_CLOSED),
  ]);
}

export function response(ctx: Ctx): object {
  const { error, result } = ctx;
  if (!error) return {};
  if (!isCancellation(error)) failWith(error);
  if ((result?.cancellationReasons ?? []).some((reason) => refusedByCondition(reason))) accountDeleted();
  tryAgain();
}
