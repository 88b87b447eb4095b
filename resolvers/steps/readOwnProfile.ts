/** Reads the caller's profile as it stands. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ProfileItem } from '../../model/profile';
import { voterId } from '../lib/caller';
import { failWith } from '../lib/failures';
import { getProfile } from '../profiles/profile';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, undefined, ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getProfile(voterId(ctx.identity), true);
}

export function response(ctx: Ctx): ProfileItem | null {
  if (ctx.error) failWith(ctx.error);
  return ctx.result;
}
