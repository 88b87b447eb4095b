/** Writes until when the caller has read what was told, unless more is noted, or the account was deleted. */
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { IF_NOT_CLOSED } from '../../model/closure';
import { closureKey } from '../../model/keys';
import { readWrite } from '../../model/message';
import { check } from '../../model/writes';
import { voterId } from '../lib/caller';
import {
  failWith,
  isCancellation,
  refusedByCondition,
  tryAgain,
  type CancellationReason,
} from '../lib/failures';
import { accountDeleted } from '../lib/refusals';
import { tableName } from '../lib/settings';
import { transaction } from '../lib/table';

export const dataSource = 'table';

type Result = { cancellationReasons?: CancellationReason[] | null } | null;
type Ctx = Context<object, { upTo: string }, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const voter = voterId(ctx.identity);
  return transaction(tableName(ctx.env), [
    readWrite(voter, ctx.stash.upTo),
    check(closureKey(voter), IF_NOT_CLOSED),
  ]);
}

export function response(ctx: Ctx): object {
  const { error, result } = ctx;
  if (!error) return {};
  if (!isCancellation(error)) failWith(error);
  const reasons = result?.cancellationReasons ?? [];
  if (refusedByCondition(reasons[1])) accountDeleted();
  // As much was read before, by another tab: that stands.
  if (refusedByCondition(reasons[0])) return {};
  tryAgain();
}
