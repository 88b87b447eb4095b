/** Reads the balance as it stands, unless the step before could tell it. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ProfileItem } from '../../model/profile';
import { voterId } from '../lib/caller';
import { failWith } from '../lib/failures';
import { getProfile } from '../profiles/profile';

export const dataSource = 'table';

type Ctx = Context<object, object, { result: number | null }, undefined, ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  if (typeof ctx.prev.result === 'number') runtime.earlyReturn(ctx.prev.result);
  return getProfile(voterId(ctx.identity), true);
}

export function response(ctx: Ctx): number {
  if (ctx.error) failWith(ctx.error);
  return ctx.result?.credits ?? 0;
}
