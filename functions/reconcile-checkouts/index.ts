import { settlingServices } from '../lib/payments/services';
import { reconcileHandler } from './handler';

/** Runs on a schedule. */
export const handler = reconcileHandler(settlingServices(process.env));
