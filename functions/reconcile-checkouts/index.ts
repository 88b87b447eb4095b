import { readEnvironment } from '../lib/environment';
import { SETTLING_VARIABLES, settlingServices } from '../lib/payments/services';
import { reconcileHandler } from './handler';

/** Runs on a schedule. */
export const handler = reconcileHandler(settlingServices(readEnvironment(process.env, SETTLING_VARIABLES)));
