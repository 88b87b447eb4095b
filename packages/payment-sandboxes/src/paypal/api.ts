import { json, Router, type Reply, type Request } from '../http/router';
import type { Account } from './account';
import { PayPalFault, missing } from './errors';
import { Idempotency } from './idempotency';
import { addPayPalRoutes } from './routes';
import { grantToken, requireToken } from './tokens';

/** PayPal's API, errors included. */
export function payPalApi(account: Account): (request: Request) => Promise<Reply> {
  const { state, store } = account;
  const router = new Router();
  addPayPalRoutes(router, account);
  const idempotency = new Idempotency(state.kept, () => store.save());

  const answer = async (request: Request): Promise<Reply> => {
    if (request.path === '/v1/oauth2/token') return grantToken(request, state);
    if (request.path.startsWith('/v1/notifications/certs/'))
      return {
        ...json(200, undefined, { 'content-type': 'application/x-pem-file' }),
        body: state.certificate,
      };
    requireToken(request, state);
    const found = router.find(request.method, request.path);
    if (!found) throw missing();
    return idempotency.answer(request, async () => found.route({ ...request, parameters: found.parameters }));
  };
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof PayPalFault) return error.reply();
      throw error;
    }
  };
}
