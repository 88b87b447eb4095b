import type { PackOffer } from '../../model/credit-packs';
import { json, optionalNumber, readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { BILLING_VARIABLES, billingFrom } from '../lib/payments/providers';
import { SETTLING_VARIABLES, settlingServices } from '../lib/payments/services';
import { checkoutHandler } from './handler';

const environment = readEnvironment(process.env, {
  ...SETTLING_VARIABLES,
  ...BILLING_VARIABLES,
  RETURN_URL: text,
  CREDIT_PACKS: json<PackOffer[]>(),
  MAX_CHECKOUTS_PER_DAY: optionalNumber,
});

/**
 * Lambda data source of `createCheckout`, `completeCheckout`, `cancelCheckout` and `refundCheckout`. See `model/calls.ts` for
 * the payload.
 */
export const handler = loggingFailures(
  log,
  checkoutHandler({
    ...settlingServices(environment, billingFrom(environment)),
    packs: environment.CREDIT_PACKS,
    checkoutsPerDay: environment.MAX_CHECKOUTS_PER_DAY,
    returnUrl: environment.RETURN_URL,
  }),
);
