/** Follows a voting no longer. */
import type { Context, DynamoDBDeleteItemRequest } from '@aws-appsync/utils';
import { followKey } from '../model/keys';
import type { Following, MutationUnfollowVotingArgs } from '../schema/generated/types';
import { voterId } from './lib/caller';
import { failWith } from './lib/failures';
import { typed } from './lib/table';

export const dataSource = 'table';

type Ctx = Context<MutationUnfollowVotingArgs>;

export function request(ctx: Ctx): DynamoDBDeleteItemRequest {
  return {
    operation: 'DeleteItem',
    key: typed(followKey(voterId(ctx.identity), ctx.args.votingId)),
  };
}

export function response(ctx: Ctx): Following {
  if (ctx.error) failWith(ctx.error);
  return { votingId: ctx.args.votingId, following: false };
}
