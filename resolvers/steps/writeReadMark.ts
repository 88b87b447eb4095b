/** Writes until when the caller has read what was told, unless more is noted, or the account was deleted. */
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { readWrite } from '../../model/message';
import { voterId } from '../lib/caller';
import { requireOpenAccount, unlessClosed, type Cancelled } from '../lib/open-account';

export const dataSource = 'table';

type Ctx = Context<object, { upTo: string }, undefined, undefined, Cancelled>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const voter = voterId(ctx.identity);
  return unlessClosed(ctx.env, voter, readWrite(voter, ctx.stash.upTo));
}

export function response(ctx: Ctx): object {
  // What its own condition refuses was read before, by another tab: that stands.
  requireOpenAccount(ctx);
  return {};
}
