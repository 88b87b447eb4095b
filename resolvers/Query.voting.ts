/** One voting. Its tally and the caller's vote are read by the resolvers of those fields, side by side. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { votingKey } from '../model/keys';
import { definitionIn, type VotingItem } from '../model/voting';
import type { QueryVotingArgs } from '../schema/generated/types';
import { failWith } from './lib/failures';
import { getItem } from './lib/table';
import { now } from './lib/time';
import { votingView, type VotingView } from './votings/view';

export const dataSource = 'table';

export const cachingKeys = ['$context.arguments.id'] as const;

type Ctx = Context<QueryVotingArgs, object, undefined, undefined, VotingItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(votingKey(ctx.args.id), false);
}

export function response(ctx: Ctx): VotingView | null {
  if (ctx.error) failWith(ctx.error);
  const voting = definitionIn(ctx.result);
  return voting ? votingView(voting, now()) : null;
}
