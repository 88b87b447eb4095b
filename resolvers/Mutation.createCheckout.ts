/** Begins a purchase of credits. */
import type { LambdaRequest } from '@aws-appsync/utils';
import type { Checkout, MutationCreateCheckoutArgs } from '../schema/generated/types';
import { callCheckout, checkoutAnswered, type CheckoutContext } from './checkouts/call';

export const dataSource = 'checkout';

type Ctx = CheckoutContext<MutationCreateCheckoutArgs>;

export function request(ctx: Ctx): LambdaRequest {
  return callCheckout(ctx, { field: 'createCheckout', arguments: ctx.args });
}

export function response(ctx: Ctx): Checkout | null {
  return checkoutAnswered(ctx);
}
