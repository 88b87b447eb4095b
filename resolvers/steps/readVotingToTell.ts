/** Reads the voting that a caller wants to follow, or to tell something about. A draft is none. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { votingKey } from '../../model/keys';
import { definitionIn, type VotingItem } from '../../model/voting';
import { failWith } from '../lib/failures';
import { votingNotFound } from '../lib/refusals';
import { getItem } from '../lib/table';
import type { FollowedStash } from '../messages/following';

export const dataSource = 'table';

type Args = { votingId?: string; input?: { votingId: string } };
type Ctx = Context<Args, FollowedStash, undefined, undefined, VotingItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(votingKey(ctx.args.input?.votingId ?? ctx.args.votingId ?? ''), true);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) failWith(error);
  const voting = definitionIn(result);
  if (!voting) votingNotFound();
  stash.voting = voting;
  return {};
}
