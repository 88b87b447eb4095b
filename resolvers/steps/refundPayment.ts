/** Has the function that talks to the payment providers refund a purchase. */
import type { LambdaRequest } from '@aws-appsync/utils';
import type { Checkout, MutationRefundCheckoutArgs } from '../../schema/generated/types';
import { callCheckout, checkoutAnswered, type CheckoutContext } from '../checkouts/call';

export const dataSource = 'checkout';

type Ctx = CheckoutContext<MutationRefundCheckoutArgs>;

export function request(ctx: Ctx): LambdaRequest {
  return callCheckout(ctx, { field: 'refundCheckout', arguments: ctx.args });
}

export function response(ctx: Ctx): Checkout | null {
  return checkoutAnswered(ctx);
}
