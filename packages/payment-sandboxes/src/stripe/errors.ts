import { json, type Reply } from '../http/router';
import { ProviderFault } from '../provider/fault';

/** Raised for what Stripe answers with an error object ("Errors" in Stripe's API reference). */
export class StripeFault extends ProviderFault {
  constructor(
    status: number,
    readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error',
    message: string,
    readonly details: { code?: string; param?: string } = {},
    hasBegun = false,
  ) {
    super(status, message, hasBegun);
  }

  reply(): Reply {
    return json(this.status, { error: { type: this.type, message: this.message, ...this.details } });
  }
}

/** A parameter is missing or makes no sense. */
export const invalid = (param: string, message: string, code = 'parameter_invalid') =>
  new StripeFault(400, 'invalid_request_error', message, { code, param });

/** What a restricted key needs for a call, as Stripe names it ("rak" in its own errors: stripe-node 2246). */
const RIGHTS: [path: string, resource: string][] = [
  ['/disputes', 'dispute'],
  ['/refunds', 'refund'],
  ['/charges', 'charge'],
  ['/checkout/sessions', 'checkout_session'],
];

/** A restricted key lacks the right for a call. */
export function forbidden(method: string, path: string): StripeFault {
  const resource = RIGHTS.find(([part]) => path.includes(part))?.[1];
  const right = `rak_${resource}_${method === 'GET' ? 'read' : 'write'}`;
  const help = resource
    ? `Having the '${right}' permission would allow this request to continue.`
    : 'This is a restricted API key, but the required permissions are not available for use by restricted keys.';
  return new StripeFault(
    403,
    'invalid_request_error',
    `The provided key 'rk_test_*********sandbox' does not have the required permissions for this endpoint on account 'acct_sandbox'. ${help}`,
  );
}

/** There is no such object. */
export const missing = (what: string, id: string) =>
  new StripeFault(404, 'invalid_request_error', `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param: 'id',
  });
