import { Router, type Reply, type Request } from '../http/router';
import type { Account } from './account';
import { StripeFault } from './errors';
import { Idempotency } from './idempotency';
import { addStripeRoutes } from './routes';

/** Stripe's API, errors included. */
export function stripeApi(account: Account): (request: Request) => Promise<Reply> {
  const { state, store } = account;
  const router = new Router();
  addStripeRoutes(router, account);
  const idempotency = new Idempotency(state.kept, () => store.save());

  const answer = async (request: Request): Promise<Reply> => {
    if (request.headers.authorization !== `Bearer ${state.secretKey}`)
      throw new StripeFault(401, 'invalid_request_error', 'Invalid API Key provided.');
    const found = router.find(request.method, request.path);
    if (!found) {
      const message = `Unrecognized request URL (${request.method}: ${request.path}).`;
      throw new StripeFault(404, 'invalid_request_error', message);
    }
    return idempotency.answer(request, async () => found.route({ ...request, parameters: found.parameters }));
  };
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof StripeFault) return error.reply();
      throw error;
    }
  };
}
