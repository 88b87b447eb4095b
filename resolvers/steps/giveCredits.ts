/** Gives the credits once. Used several times in a pipeline and passed over once they are given. */
import { runtime, type Context, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { GRANT_WRITE, grantWrites, type GrantItem } from '../../model/credits';
import type { MutationGrantCreditsArgs } from '../../schema/generated/types';
import { failWith, isCancellation, isTransient, mayBeRepeated, refusedByCondition } from '../lib/failures';
import type { CancellationReason } from '../lib/failures';
import { refuseOtherGrant, type GrantStash } from '../credits/grant';
import { tableName } from '../lib/settings';
import { transaction } from '../lib/table';

export const dataSource = 'table';

type Result = { cancellationReasons?: CancellationReason<GrantItem>[] | null } | null;
type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  if (ctx.stash.given) runtime.earlyReturn({});
  const { userId, idempotencyKey } = ctx.args.input;
  return transaction(tableName(ctx.env), grantWrites(userId, ctx.stash.grant, idempotencyKey));
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (!error) stash.given = true;
  else if (isCancellation(error)) {
    const reasons = result?.cancellationReasons ?? [];
    if (!mayBeRepeated(reasons)) failWith(error);
    stash.given = reasons.some((reason) => refusedByCondition(reason));
    const keyWrite = reasons[GRANT_WRITE];
    if (refusedByCondition(keyWrite)) refuseOtherGrant(stash.grant, keyWrite?.item);
  } else if (!isTransient(error)) failWith(error);
  return {};
}
