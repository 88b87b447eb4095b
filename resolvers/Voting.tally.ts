/** A voting's tally: what the parent field knows already, or what was announced last. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { tallyPublicationKey } from '../model/keys';
import { tallyOf, type Publication } from '../model/tally';
import type { Tally } from '../schema/generated/types';
import { failWith } from './lib/failures';
import { getItem } from './lib/table';
import type { VotingView } from './votings/view';

export const dataSource = 'table';

export const cachingKeys = ['$context.source.id'] as const;

type Ctx = Context<object, object, undefined, VotingView, Publication | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  if (ctx.source?.tally) runtime.earlyReturn(ctx.source.tally);
  return getItem(tallyPublicationKey(ctx.source?.id ?? ''), false);
}

export function response(ctx: Ctx): Tally | null {
  if (ctx.error) failWith(ctx.error);
  return ctx.source ? tallyOf(ctx.source, ctx.result) : null;
}
