/** The caller's purchases of credits, newest first. */
import type { DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { Checkout as CheckoutItem } from '../model/checkouts';
import { CHECKOUT_PREFIX } from '../model/keys';
import { checkoutView } from '../model/receipts';
import type { Checkout } from '../schema/generated/types';
import { ownItemsPage, ownItemsQuery, type OwnItemsContext } from './profiles/own-items';

export const dataSource = 'table';

type Ctx = OwnItemsContext<CheckoutItem>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  return ownItemsQuery(ctx, CHECKOUT_PREFIX);
}

export function response(ctx: Ctx): ReturnType<typeof ownItemsPage<Checkout>> {
  const { items, nextToken } = ownItemsPage(ctx);
  return { items: items.map((item) => checkoutView(item)), nextToken };
}
