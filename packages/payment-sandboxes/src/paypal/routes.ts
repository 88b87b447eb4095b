import { json, type Request, type Router } from '../http/router';
import { capturesOf, refundsOf, type Account } from './account';
import { captureOrder } from './captures';
import { listDisputes } from './disputes';
import { invalid, missing, unprocessable } from './errors';
import { memberText } from './member-text';
import { refund } from './money-back';
import type { Money } from './objects';
import { createOrder } from './orders';
import { isGenuine, type Question } from './signature';
import { listTransactions } from './transactions';

/** Adds the parts of PayPal's API that this sandbox speaks. */
export function addPayPalRoutes(router: Router, account: Account): void {
  const id = ({ parameters }: Request) => parameters.id ?? '';
  router
    .on('POST /v2/checkout/orders', (request) => {
      const order = createOrder(account, request.body, request.headers['paypal-request-id'] !== undefined);
      // With a payment source PayPal answers 200, because nothing is left to be created.
      return json(order.payment_source ? 200 : 201, preferredView(request, order));
    })
    .on('GET /v2/checkout/orders/:id', (request) => json(200, account.order(id(request))))
    .on('POST /v2/checkout/orders/:id/capture', (request) =>
      json(201, preferredView(request, captureOrder(account, id(request)))),
    )
    .on('GET /v2/payments/captures/:id', (request) => json(200, account.capture(id(request)).capture))
    .on('POST /v2/payments/captures/:id/refund', (request) => {
      const { amount, custom_id: customId } = bodyOf(request) as { amount?: Money; custom_id?: string };
      checkDisputes(account, id(request), amount);
      return json(201, preferredView(request, refund(account, id(request), amount, { customId })));
    })
    .on('GET /v2/payments/refunds/:id', (request) => json(200, findRefund(account, id(request))))
    .on('GET /v1/customer/disputes', ({ query }) => json(200, listDisputes(account, query)))
    .on('GET /v1/reporting/transactions', ({ query }) => json(200, listTransactions(account, query)))
    .on('GET /v1/customer/disputes/:id', (request) => json(200, account.dispute(id(request))))
    .on('POST /v1/notifications/verify-webhook-signature', (request) => {
      const question = bodyOf(request) as Question;
      const event = memberText(request.body, 'webhook_event');
      if (!event) throw invalid('MISSING_REQUIRED_PARAMETER', 'A required field is missing.');
      const genuine = isGenuine(question, event, account.baseUrl, account.state);
      return json(200, { verification_status: genuine ? 'SUCCESS' : 'FAILURE' });
    });
}

/** Without `Prefer: return=representation`, PayPal answers in brief. */
function preferredView({ headers }: Request, whole: { id: string; status: string; links: unknown }): object {
  if (headers.prefer === 'return=representation') return whole;
  const { id, status, links } = whole;
  return { id, status, links };
}

/** Of a disputed capture the API refunds all that is left or nothing ("Refund captured payment", error messages). */
function checkDisputes(account: Account, captureId: string, amount: Money | undefined): void {
  const isDisputed = account.disputesOf(captureId).some(({ status }) => status !== 'RESOLVED');
  if (isDisputed && amount)
    throw unprocessable(
      'CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED',
      'Refund for an amount less than the remaining transaction amount cannot be processed at this time because of an open dispute on the capture. Please visit the PayPal Resolution Center to view the details.',
    );
}

function bodyOf({ body }: Request): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    throw invalid('MALFORMED_REQUEST_JSON', 'The request is not well formed.');
  }
}

function findRefund(account: Account, id: string) {
  const all = Object.values(account.state.orders).flatMap(refundsOf);
  const found = all.find((candidate) => candidate.id === id);
  if (!found) throw missing();
  return found;
}

/** The capture that took the money of an order. */
export function captureOf(account: Account, orderId: string) {
  const [capture] = capturesOf(account.order(orderId));
  if (!capture) throw missing();
  return capture;
}
