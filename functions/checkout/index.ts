import { CREDIT_PACKS } from '../../model/credit-packs';
import { readEnvironment, text } from '../lib/environment';
import { SETTLING_VARIABLES, settlingServices } from '../lib/payments/services';
import { checkoutHandler } from './handler';

const environment = readEnvironment(process.env, { ...SETTLING_VARIABLES, RETURN_URL: text });

/** Lambda data source of `createCheckout`, `completeCheckout` and `cancelCheckout`. See `model/calls.ts` for the payload. */
export const handler = checkoutHandler({
  ...settlingServices(environment),
  packs: CREDIT_PACKS,
  returnUrl: environment.RETURN_URL,
});
