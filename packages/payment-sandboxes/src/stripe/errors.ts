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

/** There is no such object. */
export const missing = (what: string, id: string) =>
  new StripeFault(404, 'invalid_request_error', `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param: 'id',
  });
