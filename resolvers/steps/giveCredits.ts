/**
 * Gives the credits once. Used several times in a pipeline and passed over once they are given. When the idempotency
 * key is taken and the grant that took it was not handed out, the next use reads it.
 */
import {
  runtime,
  type Context,
  type DynamoDBGetItemRequest,
  type DynamoDBTransactWriteItemsRequest,
} from '@aws-appsync/utils';
import { GRANT_WRITE, grantWrites, type GrantItem } from '../../model/credits';
import { grantKey } from '../../model/keys';
import type { MutationGrantCreditsArgs } from '../../schema/generated/types';
import { failWith, isCancellation, isTransient, mayBeRepeated, refusedByCondition } from '../lib/failures';
import type { CancellationReason } from '../lib/failures';
import { refuseOtherGrant, type GrantStash } from '../credits/grant';
import { tableName } from '../lib/settings';
import { getItem, transaction } from '../lib/table';

export const dataSource = 'table';

type Result = (GrantItem & { cancellationReasons?: CancellationReason<GrantItem>[] | null }) | null;
type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBGetItemRequest | DynamoDBTransactWriteItemsRequest {
  const { given, grant, unread } = ctx.stash;
  if (given) runtime.earlyReturn({});
  const { userId, idempotencyKey } = ctx.args.input;
  if (unread && idempotencyKey) return getItem(grantKey(userId, idempotencyKey), true);
  return transaction(tableName(ctx.env), grantWrites(userId, grant, idempotencyKey));
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) noteFailure(ctx);
  else if (stash.unread) {
    delete stash.unread;
    if (result) noteEarlierGrant(stash, result);
  } else stash.given = true;
  return {};
}

function noteFailure({ error, result, stash }: Ctx): void {
  if (!error) return;
  if (!isCancellation(error)) {
    if (!isTransient(error)) failWith(error);
    return;
  }
  const reasons = result?.cancellationReasons ?? [];
  if (!mayBeRepeated(reasons)) failWith(error);
  const keyWrite = reasons[GRANT_WRITE];
  if (keyWrite && refusedByCondition(keyWrite)) {
    if (keyWrite.item) noteEarlierGrant(stash, keyWrite.item);
    else stash.unread = true;
  } else {
    // Without a key, only the ledger entry of this very request can be in the way.
    stash.given = reasons.some((reason) => refusedByCondition(reason));
  }
}

function noteEarlierGrant(stash: GrantStash, earlier: GrantItem): void {
  refuseOtherGrant(stash.grant, earlier);
  stash.given = true;
}
