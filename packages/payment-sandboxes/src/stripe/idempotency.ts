import type { IdempotencyRules } from '../provider/idempotency';
import { StripeFault } from './errors';

/**
 * How Stripe answers a repeated key ("Idempotent requests" in Stripe's API reference): with the first answer, and with
 * an error if the parameters are others. What fails once it has begun is kept as well, 500s too; answers of
 * validation, before anything began, are not.
 */
export const idempotencyRules: IdempotencyRules = {
  header: 'idempotency-key',
  remembered: 24 * 3600_000,
  keyPerPath: false,
  replay: ({ status, body }) => ({
    status,
    headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' },
    body,
  }),
  otherParameters: () =>
    new StripeFault(
      400,
      'idempotency_error',
      'Keys for idempotent requests can only be used with the same parameters they were first used with.',
    ),
  inProgress: () => {
    const message = 'There is currently another in-progress request using this idempotent key.';
    return new StripeFault(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' });
  },
};
