/** Every change of the caller's credits, newest first. */
import type { DynamoDBQueryRequest } from '@aws-appsync/utils';
import { LEDGER_PREFIX } from '../model/keys';
import type { CreditEntry } from '../schema/generated/types';
import { ownItemsPage, ownItemsQuery, type OwnItemsContext } from './profiles/own-items';

export const dataSource = 'table';

type Ctx = OwnItemsContext<CreditEntry>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  return ownItemsQuery(ctx, LEDGER_PREFIX);
}

export function response(ctx: Ctx): ReturnType<typeof ownItemsPage<CreditEntry>> {
  return ownItemsPage(ctx);
}
