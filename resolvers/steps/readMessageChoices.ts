/** Reads what the caller wants to be told, and until when the caller has read it. */
import type { DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ProfileItem } from '../../model/profile';
import { voterId } from '../lib/caller';
import { failWith } from '../lib/failures';
import type { MessagesContext } from '../messages/own';
import { getProfile } from '../profiles/profile';

export const dataSource = 'table';

type Ctx = MessagesContext<ProfileItem | null>;

/** Strongly consistent: who has just agreed to updates looks whether there are any. */
export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getProfile(voterId(ctx.identity), true);
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  ctx.stash.profile = ctx.result;
  return {};
}
