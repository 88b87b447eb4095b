/** Calls of the function that talks to the payment providers. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { CheckoutAnswer, CheckoutCall, CheckoutField } from '../../model/calls';
import type { Checkout } from '../../schema/generated/types';
import { requestIdOf, voterId } from '../lib/caller';
import { failUnlessAnswered } from '../lib/function-answer';

/** The context of a mutation of checkouts. */
export type CheckoutContext<TArguments> = Context<TArguments, object, undefined, undefined, CheckoutAnswer>;

/** Has the function serve a field for the caller. */
export function callCheckout<TArguments>(
  ctx: CheckoutContext<TArguments>,
  { field, arguments: args }: CheckoutField,
): LambdaRequest {
  const payload = {
    field,
    identity: { sub: voterId(ctx.identity) },
    arguments: args,
    requestId: requestIdOf(ctx.request),
  } as CheckoutCall;
  return { operation: 'Invoke', payload };
}

/** The checkout that the function answered. Ends the field with a typed error if it answered one. */
export function checkoutAnswered<TArguments>(ctx: CheckoutContext<TArguments>): Checkout | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.checkout ?? null;
}
