/** Follows a voting, so that the caller is told before it closes without a vote of theirs. */
import type { Context } from '@aws-appsync/utils';
import type { Following, MutationFollowVotingArgs } from '../schema/generated/types';

export const pipeline = ['readVotingToTell', 'writeFollow'] as const;

export function request(): object {
  return {};
}

export function response(ctx: Context<MutationFollowVotingArgs>): Following {
  return { votingId: ctx.args.votingId, following: true };
}
