/** Announces a tally: what the system sends is what subscribers get, without counts if they are hidden. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishTallyArgs, PublishTallyInput, Tally } from '../schema/generated/types';
import { forgetVoting } from './lib/shared-answers';
import { announcedTally } from './votings/announced-tally';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishTallyArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishTallyInput>): Tally {
  forgetVoting(ctx.env, ctx.result.votingId);
  return announcedTally(ctx.result);
}
