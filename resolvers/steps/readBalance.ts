/**
 * Reads the balance after a vote, eventually consistently: half the price. A balance that does not show a paid vote
 * yet is left to `readBalanceConsistently`.
 */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ProfileItem } from '../../model/profile';
import { voterId } from '../lib/caller';
import { failWith } from '../lib/failures';
import { getProfile } from '../profiles/profile';
import type { Receipt } from '../votes/stash';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, Receipt, ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getProfile(voterId(ctx.identity), false);
}

/** The balance; null when it may be from before the vote. */
export function response(ctx: Ctx): number | null {
  if (ctx.error) failWith(ctx.error);
  const profile = ctx.result;
  const costNothing = ctx.source?.creditsSpent === 0;
  return costNothing || profile?.lastChange === ctx.source?.attempt ? (profile?.credits ?? 0) : null;
}
