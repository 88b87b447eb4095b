import { Router } from '../http/router';
import { Idempotency } from '../provider/idempotency';
import { goodKeys } from '../provider/keys';
import type { ProviderApi } from '../provider/start-provider';
import type { Account } from './account';
import { StripeFault } from './errors';
import { checkVersion } from './parameters';
import { idempotencyRules } from './idempotency';
import { addStripeRoutes } from './routes';

/** Stripe's API, errors raised as faults. */
export function stripeApi(account: Account): ProviderApi {
  const { state, store } = account;
  const router = new Router();
  addStripeRoutes(router, account);
  const idempotency = new Idempotency(
    idempotencyRules,
    state.kept,
    () => store.save(),
    () => account.now(),
  );

  return async (request, instead) => {
    const keys = goodKeys(state, 'secretKey', state.secretKey, account.now());
    if (!keys.some((key) => request.headers.authorization === `Bearer ${key}`))
      throw new StripeFault(401, 'invalid_request_error', 'Invalid API Key provided.');
    checkVersion(request.headers['stripe-version']);
    const found = router.find(request.method, request.path);
    if (!found) {
      const message = `Unrecognized request URL (${request.method}: ${request.path}).`;
      throw new StripeFault(404, 'invalid_request_error', message);
    }
    const work = async () => found.route({ ...request, parameters: found.parameters });
    return idempotency.answer(request, instead ?? work);
  };
}
