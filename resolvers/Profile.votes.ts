/** The caller's votes, those in the newest votings first: votes sort by the voting's id, which is a ULID. */
import type { DynamoDBQueryRequest } from '@aws-appsync/utils';
import { VOTE_PREFIX } from '../model/keys';
import type { VoteItem } from '../model/vote';
import { ownItemsPage, ownItemsQuery, type OwnItemsContext } from './profiles/own-items';
import { withBallot } from './votes/ballot';

export const dataSource = 'table';

type Ctx = OwnItemsContext<VoteItem>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  return ownItemsQuery(ctx, VOTE_PREFIX);
}

export function response(ctx: Ctx): ReturnType<typeof ownItemsPage<VoteItem>> {
  const { items, nextToken } = ownItemsPage(ctx);
  return { items: items.map(withBallot), nextToken };
}
