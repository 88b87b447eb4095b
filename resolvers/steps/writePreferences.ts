/** Writes the caller's preferences, unless the account was deleted: its tokens may live on for a while. */
import { runtime, type Context, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { preferencesWrite } from '../../model/profile';
import { voterId } from '../lib/caller';
import { requireOpenAccount, unlessClosed, type Cancelled } from '../lib/open-account';
import type { PreferencesStash } from '../profiles/profile';

export const dataSource = 'table';

type Ctx = Context<object, PreferencesStash, undefined, undefined, Cancelled>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const { chosen, removed } = ctx.stash;
  if (Object.keys(chosen).length + removed.length === 0) runtime.earlyReturn({});
  const voter = voterId(ctx.identity);
  return unlessClosed(ctx.env, voter, preferencesWrite(voter, chosen, removed));
}

export function response(ctx: Ctx): object {
  requireOpenAccount(ctx);
  return {};
}
