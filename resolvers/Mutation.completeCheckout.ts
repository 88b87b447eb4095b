/** Asks the provider how a checkout stands, and gives the credits if it was paid. */
import type { LambdaRequest } from '@aws-appsync/utils';
import type { Checkout, MutationCompleteCheckoutArgs } from '../schema/generated/types';
import { callCheckout, checkoutAnswered, type CheckoutContext } from './checkouts/call';

export const dataSource = 'checkout';

type Ctx = CheckoutContext<MutationCompleteCheckoutArgs>;

export function request(ctx: Ctx): LambdaRequest {
  return callCheckout(ctx, { field: 'completeCheckout', arguments: ctx.args });
}

export function response(ctx: Ctx): Checkout | null {
  return checkoutAnswered(ctx);
}
