import { settlingServices } from '../lib/payments/services';
import { settlePaymentHandler } from './handler';

/** Takes payment notices from the queue. */
export const handler = settlePaymentHandler(settlingServices(process.env));
