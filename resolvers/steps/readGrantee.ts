/** Reads the balance after a grant, or after the grant that was made with the same key before. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { balanceOf, type ProfileItem } from '../../model/profile';
import type { CreditBalance, MutationGrantCreditsArgs } from '../../schema/generated/types';
import { failWith } from '../lib/failures';
import type { GrantStash } from '../credits/grant';
import { getProfile } from '../profiles/profile';

export const dataSource = 'table';

type Ctx = Context<MutationGrantCreditsArgs, GrantStash, undefined, undefined, ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  if (!ctx.stash.given) runtime.earlyReturn({});
  return getProfile(ctx.args.input.userId, true);
}

export function response(ctx: Ctx): CreditBalance {
  if (ctx.error) failWith(ctx.error);
  return balanceOf(ctx.args.input.userId, ctx.result);
}
