/** Reads the voting that a join code leads to. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { votingKey } from '../../model/keys';
import { definitionIn, type VotingItem } from '../../model/voting';
import { failWith } from '../lib/failures';
import { codeNotFound } from '../lib/refusals';
import { getItem } from '../lib/table';
import type { JoinStash } from '../votings/join';

export const dataSource = 'table';

type Ctx = Context<object, JoinStash, undefined, undefined, VotingItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(votingKey(ctx.stash.votingId ?? ''), false);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) failWith(error);
  const voting = definitionIn(result);
  // It was deleted, or is so new that this read does not show it yet.
  if (!voting) codeNotFound();
  stash.voting = voting;
  return {};
}
