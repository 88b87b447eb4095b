/** Writes the caller's preferences, unless the account was deleted: its tokens may live on for a while. */
import { runtime, type Context, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { IF_NOT_CLOSED } from '../../model/closure';
import { closureKey } from '../../model/keys';
import { preferencesWrite } from '../../model/profile';
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
import type { PreferencesStash } from '../profiles/profile';

export const dataSource = 'table';

type Result = { cancellationReasons?: CancellationReason[] | null } | null;
type Ctx = Context<object, PreferencesStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const { chosen, removed } = ctx.stash;
  if (Object.keys(chosen).length + removed.length === 0) runtime.earlyReturn({});
  const voter = voterId(ctx.identity);
  return transaction(tableName(ctx.env), [
    preferencesWrite(voter, chosen, removed),
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
