/** Gives money of a purchase back. The function looks at the input; a token that outlived its account moves no money. */
import type { Context } from '@aws-appsync/utils';
import type { Checkout, MutationRefundCheckoutArgs } from '../schema/generated/types';

export const pipeline = ['refuseClosedAccount', 'refundPayment'] as const;

type Ctx = Context<MutationRefundCheckoutArgs, object, { result: Checkout | null }>;

export function request(): object {
  return {};
}

export function response(ctx: Ctx): Checkout | null {
  return ctx.prev.result;
}
