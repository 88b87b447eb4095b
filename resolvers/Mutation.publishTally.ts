/** Announces a tally: what the system sends is what subscribers get. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishTallyArgs, PublishTallyInput, Tally } from '../schema/generated/types';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishTallyArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishTallyInput>): Tally {
  return ctx.result;
}
