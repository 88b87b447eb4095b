/** Reads which voting a join code leads to. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { JoinCodeItem } from '../../model/join-code';
import { joinCodeKey } from '../../model/keys';
import { failWith } from '../lib/failures';
import { codeNotFound } from '../lib/refusals';
import { getItem } from '../lib/table';
import type { JoinStash } from '../votings/join';

export const dataSource = 'table';

type Ctx = Context<object, JoinStash, undefined, undefined, JoinCodeItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(joinCodeKey(ctx.stash.code), false);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) failWith(error);
  if (!result) codeNotFound();
  stash.votingId = result.votingId;
  return {};
}
