import type { CheckoutAnswer, CheckoutCall } from '../../model/calls';
import type { Checkout } from '../../model/checkouts';
import { withinDeadline } from '../lib/checkouts/deadline';
import { reportAccess } from '../lib/checkouts/reports';
import { answerTo } from '../lib/errors/answer';
import { checkoutView } from '../../model/receipts';
import { logOfRequest } from '../lib/log';
import { cancelCheckout } from './cancel';
import { completeCheckout } from './complete';
import { createCheckout, type CreatingServices } from './create';
import { refundCheckout } from './refund';

/** Serves the fields of purchases that talk to a payment provider. */
export function checkoutHandler(services: CreatingServices) {
  return async (call: CheckoutCall): Promise<CheckoutAnswer> => {
    const log = logOfRequest(services.log, call.requestId);
    try {
      return { checkout: checkoutView(await run(withinDeadline({ ...services, log }), call)) };
    } catch (error) {
      reportAccess({ log }, error);
      const answer = answerTo(error, ADVICE[call.field]);
      if (!answer) throw error;
      return { error: answer };
    }
  };
}

/** What callers are advised where a provider fails for longer: those who may have paid are not sent to pay once more. */
const ADVICE: Record<CheckoutCall['field'], string | undefined> = {
  createCheckout: 'Choose another way to pay.',
  completeCheckout: 'Do not pay again: what was paid is found by itself.',
  cancelCheckout: undefined,
  refundCheckout: undefined,
};

function run(services: CreatingServices, call: CheckoutCall): Promise<Checkout> {
  const { sub } = call.identity;
  if (call.field === 'createCheckout') return createCheckout(services, sub, call.arguments.input);
  if (call.field === 'completeCheckout') return completeCheckout(services, sub, call.arguments.id);
  if (call.field === 'refundCheckout') return refundCheckout(services, sub, call.arguments.input);
  return cancelCheckout(services, sub, call.arguments.id);
}
