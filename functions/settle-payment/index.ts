import { readEnvironment } from '../lib/environment';
import { SETTLING_VARIABLES, settlingServices } from '../lib/payments/services';
import { settlePaymentHandler } from './handler';

/** Takes payment notices from the queue. */
export const handler = settlePaymentHandler(
  settlingServices(readEnvironment(process.env, SETTLING_VARIABLES)),
);
