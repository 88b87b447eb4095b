/** Reads the balance after a grant, or after the grant that was made with the same key before. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { MutationGrantCreditsArgs } from '../../schema/generated/types';
import { failWith } from '../shared/failures';
import type { GrantStash } from '../profiles/grant';
import { getProfile, type ProfileItem } from '../profiles/profile';

export const dataSource = 'table';

type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  if (!ctx.stash.given) runtime.earlyReturn({});
  return getProfile(ctx.args.input.userId, true);
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  const { credits, version } = ctx.result ?? {};
  return { userId: ctx.args.input.userId, credits: credits ?? 0, version: version ?? 0 };
}
