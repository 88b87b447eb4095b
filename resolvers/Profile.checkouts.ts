/** The caller's purchases of credits, newest first. */
import type { DynamoDBQueryRequest } from '@aws-appsync/utils';
import { CHECKOUT_PREFIX } from '../model/keys';
import type { Checkout } from '../schema/generated/types';
import { ownItemsPage, ownItemsQuery, type OwnItemsContext } from './profiles/own-items';

export const dataSource = 'table';

type Ctx = OwnItemsContext<Checkout>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  return ownItemsQuery(ctx, CHECKOUT_PREFIX);
}

export function response(ctx: Ctx): ReturnType<typeof ownItemsPage<Checkout>> {
  return ownItemsPage(ctx);
}
