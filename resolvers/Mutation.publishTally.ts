/** Announces a tally: what the system sends is what subscribers get, and what is read from now on. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishTallyArgs, PublishTallyInput, Tally } from '../schema/generated/types';
import { forgetVoting } from './lib/shared-answers';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishTallyArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishTallyInput>): Tally {
  forgetVoting(ctx.env, ctx.result.votingId);
  return ctx.result;
}
