import type { IdempotencyRules } from '../provider/idempotency';
import { PayPalFault, unprocessable } from './errors';

/**
 * How PayPal answers a repeated PayPal-Request-Id ("Idempotency" in PayPal's REST reference). It remembers an id of
 * Orders v2 for six hours. A declined capture is answered again for its id: what is approved after that is captured with
 * another id.
 */
export const idempotencyRules: IdempotencyRules = {
  header: 'paypal-request-id',
  remembered: 6 * 3600_000,
  keyPerPath: true,
  // "Idempotency": a call that failed with 5xx may be repeated under its id.
  keeps: (status) => status < 500,
  replay: ({ status, body }) => ({
    status: status < 300 ? 200 : status,
    headers: { 'content-type': 'application/json' },
    body,
  }),
  otherParameters: () =>
    unprocessable(
      'PAYPAL_REQUEST_ID_PREVIOUSLY_USED',
      'The PayPal-Request-Id was used before with other parameters.',
    ),
  inProgress: () =>
    new PayPalFault(
      409,
      'RESOURCE_CONFLICT',
      'A previous request is still in progress.',
      'PREVIOUS_REQUEST_IN_PROGRESS',
    ),
};
