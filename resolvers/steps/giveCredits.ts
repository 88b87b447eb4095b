/** Gives the credits once. Used several times in a pipeline and passed over once they are given. */
import { runtime, type Context, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { MutationGrantCreditsArgs } from '../../schema/generated/types';
import {
  failWith,
  isCancellation,
  isTransient,
  mayBeRepeated,
  refusedByCondition,
  type CancellationReason,
} from '../shared/failures';
import {
  grantWrites,
  KEY_WRITE,
  refuseOtherGrant,
  type GivenGrant,
  type GrantStash,
} from '../profiles/grant';
import { tableName } from '../shared/settings';

export const dataSource = 'table';

type Result = { cancellationReasons?: CancellationReason<GivenGrant>[] | null } | null;
type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  if (ctx.stash.given) runtime.earlyReturn({});
  return grantWrites(tableName(ctx.env), ctx.args.input, ctx.stash.grant);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (!error) stash.given = true;
  else if (isCancellation(error)) {
    const reasons = result?.cancellationReasons ?? [];
    if (!mayBeRepeated(reasons)) failWith(error);
    stash.given = reasons.some((reason) => refusedByCondition(reason));
    const keyWrite = reasons[KEY_WRITE];
    if (refusedByCondition(keyWrite)) refuseOtherGrant(stash.grant, keyWrite?.item);
  } else if (!isTransient(error)) failWith(error);
  return {};
}
