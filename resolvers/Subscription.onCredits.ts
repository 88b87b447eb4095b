/** Lets a voter listen to no balance but their own. */
import { util, type Context, type NONERequest } from '@aws-appsync/utils';
import type { SubscriptionOnCreditsArgs } from '../schema/generated/types';
import { callerId } from './lib/caller';

export const dataSource = 'none';

export function request(ctx: Context<SubscriptionOnCreditsArgs>): NONERequest {
  if (callerId(ctx.identity) !== ctx.args.userId) util.unauthorized();
  return { payload: null };
}

export function response(): null {
  return null;
}
