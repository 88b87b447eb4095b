/** Ends the field for a token that outlived its account. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { ClosureItem } from '../../model/closure';
import { closureKey } from '../../model/keys';
import { voterId } from '../lib/caller';
import { failWith } from '../lib/failures';
import { accountDeleted } from '../lib/refusals';
import { getItem } from '../lib/table';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, undefined, ClosureItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(closureKey(voterId(ctx.identity)), true);
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  if (ctx.result?.closed) accountDeleted();
  return {};
}
