/**
 * Gives credits or takes them back, once. Used several times in a pipeline and passed over once it is done:
 * (a) read the profile, and what is remembered of a grant with the same key, strongly consistent, in one request;
 * (b) write both, the ledger entry and the act, in one transaction, on condition that nothing changed in between;
 * (c) when a condition fails, go on at (b) with the profile as it stands, if AppSync hands it out, or at (a) if not.
 */
import { runtime, type Context } from '@aws-appsync/utils';
import type { DynamoDBBatchGetItemRequest, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import {
  balanceAfter,
  GRANT_CLOSURE_CHECK,
  GRANT_PROFILE_WRITE,
  GRANT_WRITE,
  grantWrites,
  type GrantItem,
} from '../../model/credits';
import { grantKey, profileKey } from '../../model/keys';
import type { ProfileItem } from '../../model/profile';
import type { MutationGrantCreditsArgs } from '../../schema/generated/types';
import { answerAsBefore, refuseTooMuch, type GrantStash } from '../credits/grant';
import { voterId } from '../lib/caller';
import { failWith, isCancellation, isTransient, mayBeRepeated, refusedByCondition } from '../lib/failures';
import type { CancellationReason } from '../lib/failures';
import { voterNotFound } from '../lib/refusals';
import { tableName } from '../lib/settings';
import { transaction, typed } from '../lib/table';
import { now } from '../lib/time';

export const dataSource = 'table';

type Result = {
  data?: Record<string, [ProfileItem | null, GrantItem | null]>;
  unprocessedKeys?: Record<string, object[] | null>;
  cancellationReasons?: CancellationReason<ProfileItem & GrantItem>[] | null;
} | null;
type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest | DynamoDBTransactWriteItemsRequest {
  const { answer, grant, known, userId } = ctx.stash;
  if (answer) runtime.earlyReturn(null, { skipTo: 'END' });
  if (!userId) voterNotFound();
  const { idempotencyKey } = ctx.args.input;
  if (!known) {
    const keys = [typed(profileKey(userId)), typed(grantKey(userId, idempotencyKey ?? grant.id))];
    return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys, consistentRead: true } } };
  }
  refuseTooMuch(grant, known.profile);
  const by = voterId(ctx.identity);
  return transaction(
    tableName(ctx.env),
    grantWrites(userId, grant, known.profile, { by, idempotencyKey, now: Math.floor(now() / 1000) }),
  );
}

export function response(ctx: Ctx): object {
  const { error, stash } = ctx;
  if (error) noteFailure(ctx);
  else if (!stash.known) noteRead(ctx);
  else {
    const { balance, version } = balanceAfter(stash.grant, stash.known.profile);
    stash.answer = { userId: stash.userId ?? '', credits: balance, version };
  }
  return {};
}

function noteRead({ env, result, stash }: Ctx): void {
  const table = tableName(env);
  const [profile, given] = result?.data?.[table] ?? [null, null];
  const unread = result?.unprocessedKeys?.[table] ?? [];
  if (unread.length > 0) return;
  if (given) answerAsBefore(stash, given);
  else stash.known = { profile };
}

function noteFailure({ error, result, stash }: Ctx): void {
  if (!error) return;
  if (!isCancellation(error)) {
    if (!isTransient(error)) failWith(error);
    return;
  }
  const reasons = result?.cancellationReasons ?? [];
  if (!mayBeRepeated(reasons)) failWith(error);
  const profile = reasons[GRANT_PROFILE_WRITE];
  const given = reasons[GRANT_WRITE];
  if (refusedByCondition(given)) {
    if (given?.item) answerAsBefore(stash, given.item);
    else delete stash.known;
  } else if (refusedByCondition(reasons[GRANT_CLOSURE_CHECK])) voterNotFound();
  else if (refusedByCondition(profile) && profile?.item) stash.known = { profile: profile.item };
  else if (reasons.length === 0 || reasons.some((reason) => refusedByCondition(reason))) delete stash.known;
}
