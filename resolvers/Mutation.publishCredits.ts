/** Announces a balance: what the system sends is what the subscriber gets. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type {
  CreditBalance,
  MutationPublishCreditsArgs,
  PublishCreditsInput,
} from '../schema/generated/types';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishCreditsArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(
  ctx: Context<object, object, undefined, undefined, PublishCreditsInput>,
): CreditBalance {
  return ctx.result;
}
