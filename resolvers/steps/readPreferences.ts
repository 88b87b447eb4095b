/** Reads what decides on the list: the caller's `showPaidVotings`, and the schedule when open votings are wanted. */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { profileKey, scheduleKey } from '../../model/keys';
import type { ProfileItem } from '../../model/profile';
import { scheduleIn, type Schedule } from '../../model/schedule';
import { callerId } from '../lib/caller';
import { failWith, tryAgain } from '../lib/failures';
import { typed } from '../lib/table';
import type { ListingContext } from '../votings/listing';
import { tableName } from '../lib/settings';

export const dataSource = 'table';

type Ctx = ListingContext<{
  data: Record<string, (ProfileItem & Schedule)[]>;
  unprocessedKeys: Record<string, object[] | null>;
}>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest {
  const keys = [];
  if (wantsSchedule(ctx)) keys.push(typed(scheduleKey()));
  const caller = callerId(ctx.identity);
  if (caller && !ctx.args.filter?.access) keys.push(typed(profileKey(caller)));
  if (keys.length === 0) runtime.earlyReturn({});
  return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys } } };
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  const table = tableName(ctx.env);
  if ((ctx.result.unprocessedKeys[table] ?? []).length > 0) tryAgain();
  const items = ctx.result.data[table] ?? [];
  if (wantsSchedule(ctx)) ctx.stash.schedule = scheduleIn(items[0]);
  const profile = items[wantsSchedule(ctx) ? 1 : 0] as ProfileItem | null | undefined;
  if (profile?.showPaidVotings === false) ctx.stash.access = 'FREE';
  return {};
}

function wantsSchedule(ctx: Ctx): boolean {
  return ctx.args.filter?.status === 'OPEN';
}
