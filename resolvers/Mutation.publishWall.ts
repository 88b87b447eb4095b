/** Announces all tallies that changed: what the system sends is what subscribers get, and what is read from now on. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishWallArgs, PublishWallInput, Wall } from '../schema/generated/types';
import { forgetVoting } from './lib/shared-answers';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishWallArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishWallInput>): Wall {
  for (const { votingId } of ctx.result.tallies) forgetVoting(ctx.env, votingId);
  return ctx.result;
}
