/** Announces all tallies that changed: what the system sends is what subscribers get. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishWallArgs, PublishWallInput, Wall } from '../schema/generated/types';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishWallArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishWallInput>): Wall {
  return ctx.result;
}
