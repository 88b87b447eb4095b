/** Announces all tallies that changed: what the system sends is what subscribers get, without counts that are hidden. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishWallArgs, PublishWallInput, Wall } from '../schema/generated/types';
import { forgetVoting } from './lib/shared-answers';
import { announcedTally } from './votings/announced-tally';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishWallArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishWallInput>): Wall {
  for (const { votingId } of ctx.result.tallies) forgetVoting(ctx.env, votingId);
  const { at, tallies } = ctx.result;
  return { at, tallies: tallies.map((tally) => announcedTally(tally)) };
}
