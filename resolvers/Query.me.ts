/** The caller's profile. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ProfileItem } from '../model/profile';
import { voterId } from './lib/caller';
import { failWith } from './lib/failures';
import { getProfile } from './profiles/profile';
import { profileView, type ProfileView } from './profiles/view';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, undefined, ProfileItem | null>;

/** Strongly consistent: people look at their credits right after they spent or bought some. */
export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getProfile(voterId(ctx.identity), true);
}

export function response(ctx: Ctx): ProfileView {
  if (ctx.error) failWith(ctx.error);
  return profileView(ctx.identity, ctx.result);
}
