import { randomBytes } from 'node:crypto';
import { json, type Reply } from '../http/router';
import { ProviderFault } from '../provider/fault';

/** Raised for what PayPal answers with an error object ("Handle API errors" in PayPal's REST reference). */
export class PayPalFault extends ProviderFault {
  constructor(
    status: number,
    /** Such as `UNPROCESSABLE_ENTITY`. */
    readonly fault: string,
    message: string,
    /** Such as `ORDER_NOT_APPROVED`. */
    readonly issue?: string,
    readonly more: { hasBegun?: boolean; links?: object[] } = {},
  ) {
    super(status, message, more.hasBegun);
  }

  reply(): Reply {
    const debugId = randomBytes(7).toString('hex').slice(0, 13);
    const details = this.issue ? [{ issue: this.issue, description: this.message }] : [];
    const link = { href: `https://developer.paypal.com/api/rest/responses/#${this.issue ?? this.fault}` };
    const body = {
      name: this.fault,
      message: this.message,
      debug_id: debugId,
      details,
      links: [{ ...link, rel: 'information_link', method: 'GET' }, ...(this.more.links ?? [])],
    };
    return json(this.status, body, { 'paypal-debug-id': debugId });
  }
}

/** The request cannot be done as things stand. */
export const unprocessable = (issue: string, message: string, more: PayPalFault['more'] = {}) =>
  new PayPalFault(422, 'UNPROCESSABLE_ENTITY', message, issue, more);

/** The request makes no sense. */
export const invalid = (issue: string, message: string) =>
  new PayPalFault(400, 'INVALID_REQUEST', message, issue);

/** There is no such object. */
export const missing = () =>
  new PayPalFault(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.', 'INVALID_RESOURCE_ID');
