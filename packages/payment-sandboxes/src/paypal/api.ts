import { json, Router } from '../http/router';
import { Idempotency } from '../provider/idempotency';
import type { ProviderApi } from '../provider/start-provider';
import type { Account } from './account';
import { missing } from './errors';
import { idempotencyRules } from './idempotency';
import { addPayPalRoutes } from './routes';
import { grantToken, requireToken } from './tokens';

/** PayPal's API, errors raised as faults. */
export function payPalApi(account: Account): ProviderApi {
  const { state, store } = account;
  const router = new Router();
  addPayPalRoutes(router, account);
  const idempotency = new Idempotency(
    idempotencyRules,
    state.kept,
    () => store.save(),
    () => account.now(),
  );

  return async (request, instead) => {
    if (request.path === '/v1/oauth2/token') return grantToken(request, state);
    if (request.path.startsWith('/v1/notifications/certs/'))
      return {
        ...json(200, undefined, { 'content-type': 'application/x-pem-file' }),
        body: state.certificate,
      };
    requireToken(request, state);
    const found = router.find(request.method, request.path);
    if (!found) throw missing();
    const work = async () => found.route({ ...request, parameters: found.parameters });
    return idempotency.answer(request, instead ?? work);
  };
}
