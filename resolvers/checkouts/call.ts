/** Calls of the function that talks to the payment providers. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { Checkout } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { failUnlessAnswered, type FunctionError } from '../lib/function-answer';

/** What the function answers: exactly one of the two. `functions/checkout/fields.ts` is its side of the agreement. */
type CheckoutAnswer = { checkout?: Checkout; error?: FunctionError };

/** The context of a mutation of checkouts. */
export type CheckoutContext<TArguments> = Context<TArguments, object, undefined, undefined, CheckoutAnswer>;

/** Has the function serve a field for the caller. */
export function callCheckout<TArguments>(ctx: CheckoutContext<TArguments>, field: string): LambdaRequest {
  return {
    operation: 'Invoke',
    payload: { field, identity: { sub: voterId(ctx.identity) }, arguments: ctx.args },
  };
}

/** The checkout that the function answered. Ends the field with a typed error if it answered one. */
export function checkoutAnswered<TArguments>(ctx: CheckoutContext<TArguments>): Checkout | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.checkout ?? null;
}
