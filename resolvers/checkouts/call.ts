/** Calls of the function that talks to the payment providers. */
import { util, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { Checkout } from '../../schema/generated/types';
import { voterId } from '../shared/caller';

/** What the function answers: exactly one of the two. `functions/checkout/fields.ts` is its side of the agreement. */
type CheckoutAnswer = {
  checkout?: Checkout;
  error?: { type: string; message: string; info?: Record<string, unknown> };
};

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
  // What a failing function says is for the log: it may name what callers have no business to know.
  if (ctx.error)
    util.error('This did not work, and the reason lies with us. Please try again later.', ctx.error.type);
  const { checkout, error } = ctx.result;
  if (error) util.error(error.message, error.type, null, error.info ?? null);
  return checkout ?? null;
}
