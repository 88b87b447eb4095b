import type { CheckoutAnswer, CheckoutCall } from '../../model/calls';
import type { Checkout as CheckoutOfSchema } from '../../schema/generated/types';
import type { Checkout } from '../../model/checkouts';
import { withinDeadline } from '../lib/checkouts/deadline';
import { answerTo } from '../lib/errors/answer';
import { cancelCheckout } from './cancel';
import { completeCheckout } from './complete';
import { createCheckout, type CreatingServices } from './create';

/** Serves the fields of buying credits that talk to a payment provider. */
export function checkoutHandler(services: CreatingServices) {
  return async (call: CheckoutCall): Promise<CheckoutAnswer> => {
    try {
      return { checkout: view(await run(withinDeadline(services), call)) };
    } catch (error) {
      const answer = answerTo(error);
      if (!answer) throw error;
      return { error: answer };
    }
  };
}

function run(services: CreatingServices, call: CheckoutCall): Promise<Checkout> {
  const { sub } = call.identity;
  if (call.field === 'createCheckout') return createCheckout(services, sub, call.arguments.input);
  if (call.field === 'completeCheckout') return completeCheckout(services, sub, call.arguments.id);
  return cancelCheckout(services, sub, call.arguments.id);
}

function view(checkout: Checkout): CheckoutOfSchema {
  const { id, provider, pack, status, detail, received, returned, redirectUrl, createdAt, updatedAt } =
    checkout;
  return { id, provider, pack, status, detail, received, returned, redirectUrl, createdAt, updatedAt };
}
