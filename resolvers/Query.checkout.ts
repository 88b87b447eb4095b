/** One of the caller's checkouts. The key holds the caller's id, so that there is no other voter's to be found. */
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { checkoutKey } from '../model/keys';
import type { Checkout as CheckoutItem } from '../model/checkouts';
import { checkoutView } from '../model/receipts';
import type { Checkout, QueryCheckoutArgs } from '../schema/generated/types';
import { voterId } from './lib/caller';
import { failWith } from './lib/failures';
import { getItem } from './lib/table';

export const dataSource = 'table';

type Ctx = Context<QueryCheckoutArgs, object, undefined, undefined, CheckoutItem | null>;

/** Strongly consistent: people look right after they paid. */
export function request(ctx: Ctx): DynamoDBGetItemRequest {
  return getItem(checkoutKey(voterId(ctx.identity), ctx.args.id), true);
}

export function response(ctx: Ctx): Checkout | null {
  if (ctx.error) failWith(ctx.error);
  return ctx.result ? checkoutView(ctx.result) : null;
}
