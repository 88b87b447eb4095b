import { CREDIT_PACKS } from '../../model/credit-packs';
import { readEnvironment } from '../lib/payments/environment';
import { settlingServices } from '../lib/payments/services';
import { checkoutHandler } from './handler';

const { RETURN_URL } = readEnvironment(process.env, 'RETURN_URL');

/** Lambda data source of `createCheckout`, `completeCheckout` and `cancelCheckout`. See `fields.ts` for the payload. */
export const handler = checkoutHandler({
  ...settlingServices(process.env),
  packs: CREDIT_PACKS,
  returnUrl: RETURN_URL,
});
