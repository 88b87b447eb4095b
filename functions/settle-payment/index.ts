import { settlingServices } from '../payments/services';
import { settlePaymentHandler } from './handler';

/** Takes payment notices from the queue. */
export const handler = settlePaymentHandler(settlingServices(process.env));
