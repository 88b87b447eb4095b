/** Gives up a checkout that was not paid. */
import type { LambdaRequest } from '@aws-appsync/utils';
import type { Checkout, MutationCancelCheckoutArgs } from '../schema/generated/types';
import { callCheckout, checkoutAnswered, type CheckoutContext } from './checkouts/call';

export const dataSource = 'checkout';

type Ctx = CheckoutContext<MutationCancelCheckoutArgs>;

export function request(ctx: Ctx): LambdaRequest {
  return callCheckout(ctx, { field: 'cancelCheckout', arguments: ctx.args });
}

export function response(ctx: Ctx): Checkout | null {
  return checkoutAnswered(ctx);
}
