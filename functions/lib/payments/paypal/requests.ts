import { needed } from '../../errors/errors';
import type { PayPalClient } from './client';

/**
 * Calls of PayPal's API, made with the SDK's own transport: its token and time-outs. The SDK's controllers are not used,
 * because they check every field of an answer, and an incomplete telephone number of the payer would stop a payment
 * from being settled. Of the answers, only what is read here is described; any of it may be missing.
 */

/** Money as PayPal writes it. */
export interface PayPalMoney {
  currency_code?: string;
  value?: string;
}

/** A link of an object. */
export interface PayPalLink {
  rel?: string;
  href?: string;
}

/** "Capture" of an order, as "Show order details" and "Show captured payment details" give it. */
export interface PayPalCapture {
  id?: string;
  status?: string;
  status_details?: { reason?: string };
  amount?: PayPalMoney;
  custom_id?: string;
  create_time?: string;
  update_time?: string;
  supplementary_data?: { related_ids?: { order_id?: string } };
  links?: PayPalLink[];
}

/** "Refund" of an order. */
export interface PayPalRefund {
  id?: string;
  status?: string;
  amount?: PayPalMoney;
  custom_id?: string;
  create_time?: string;
  links?: PayPalLink[];
}

/** "Show order details" */
export interface PayPalOrder {
  id?: string;
  status?: string;
  update_time?: string;
  purchase_units?: {
    custom_id?: string;
    payments?: {
      captures?: PayPalCapture[];
      refunds?: PayPalRefund[];
      authorizations?: { status?: string }[];
    };
  }[];
  links?: PayPalLink[];
}

/** "Show dispute details" */
export interface PayPalDispute {
  dispute_id?: string;
  status?: string;
  create_time?: string;
  update_time?: string;
  dispute_amount?: PayPalMoney;
  dispute_outcome?: { outcome_code?: string; amount_refunded?: PayPalMoney };
  disputed_transactions?: { seller_transaction_id?: string }[];
}

/** A transaction as "List transactions" gives it. */
export interface PayPalTransaction {
  transaction_id?: string;
  paypal_reference_id?: string;
  transaction_event_code?: string;
  transaction_initiation_date?: string;
  transaction_amount?: PayPalMoney;
  transaction_status?: string;
  custom_field?: string;
}

interface Call {
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Goes out byte for byte. */
  body?: string;
}

async function send(
  client: PayPalClient,
  method: 'GET' | 'POST',
  path: string,
  { query = {}, headers = {}, body }: Call = {},
): Promise<unknown> {
  const request = client.getRequestBuilderFactory()(method, path);
  for (const [name, value] of Object.entries(query)) request.query(name, value);
  for (const [name, value] of Object.entries(headers)) request.header(name, value);
  if (body !== undefined) {
    request.header('content-type', 'application/json');
    request.text(body);
  }
  request.authenticate([{ oauth2: true }]);
  const { result } = await request.callAsText();
  return needed(
    'PAYPAL',
    `a JSON object for ${method} ${path.split('/').slice(0, 4).join('/')}`,
    parse(result),
  );
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object ? value : undefined;
  } catch {
    return undefined;
  }
}

const order = (id: string) => `/v2/checkout/orders/${encodeURIComponent(id)}`;

/** `POST /v2/checkout/orders` */
export async function createOrder(
  client: PayPalClient,
  body: object,
  requestId: string,
): Promise<PayPalOrder> {
  const headers = { 'PayPal-Request-Id': requestId, Prefer: 'return=representation' };
  const call = { headers, body: JSON.stringify(body) };
  return (await send(client, 'POST', '/v2/checkout/orders', call)) as PayPalOrder;
}

/** `GET /v2/checkout/orders/{id}` */
export async function getOrder(client: PayPalClient, id: string): Promise<PayPalOrder> {
  return (await send(client, 'GET', order(id))) as PayPalOrder;
}

/** `POST /v2/checkout/orders/{id}/capture` */
export async function captureOrder(
  client: PayPalClient,
  id: string,
  requestId: string,
): Promise<PayPalOrder> {
  return (await send(client, 'POST', `${order(id)}/capture`, {
    headers: { 'PayPal-Request-Id': requestId },
    body: '{}',
  })) as PayPalOrder;
}

/** `POST /v2/payments/captures/{id}/refund` */
export async function refundCapture(
  client: PayPalClient,
  captureId: string,
  body: object,
  requestId: string,
): Promise<PayPalRefund> {
  const path = `/v2/payments/captures/${encodeURIComponent(captureId)}/refund`;
  const headers = { 'PayPal-Request-Id': requestId, Prefer: 'return=representation' };
  return (await send(client, 'POST', path, { headers, body: JSON.stringify(body) })) as PayPalRefund;
}

/** `GET /v2/payments/captures/{id}` */
export async function getCapture(client: PayPalClient, id: string): Promise<PayPalCapture> {
  return (await send(client, 'GET', `/v2/payments/captures/${encodeURIComponent(id)}`)) as PayPalCapture;
}

/** `GET /v2/payments/refunds/{id}` */
export async function getRefund(client: PayPalClient, id: string): Promise<PayPalRefund> {
  return (await send(client, 'GET', `/v2/payments/refunds/${encodeURIComponent(id)}`)) as PayPalRefund;
}

/** `GET /v1/customer/disputes/{id}` */
export async function getDispute(client: PayPalClient, id: string): Promise<PayPalDispute> {
  return (await send(client, 'GET', `/v1/customer/disputes/${encodeURIComponent(id)}`)) as PayPalDispute;
}

/**
 * The ids of the disputes of a capture, resolved ones included: `GET /v1/customer/disputes`. What it lists besides is
 * a summary without the outcome. One page is enough: it takes fifty, and a payment is disputed once or twice.
 */
export async function listDisputes(client: PayPalClient, captureId: string): Promise<string[]> {
  const query = { disputed_transaction_id: captureId, page_size: 50 };
  const answer = (await send(client, 'GET', '/v1/customer/disputes', { query })) as {
    items?: { dispute_id?: string }[];
  };
  return (answer.items ?? []).map(({ dispute_id: id }) => needed('PAYPAL', 'items[].dispute_id', id));
}

/**
 * A page of the disputes that began since then, and the token of the next one: `GET /v1/customer/disputes`. PayPal takes a
 * start of at most 180 days ago.
 */
export async function listNewDisputes(
  client: PayPalClient,
  since: number,
  token: string | undefined,
): Promise<{ items: { dispute_id?: string; create_time?: string }[]; next?: string }> {
  const query = {
    start_time: new Date(since).toISOString(),
    page_size: 50,
    ...(token && { next_page_token: token }),
  };
  const answer = (await send(client, 'GET', '/v1/customer/disputes', { query })) as {
    items?: { dispute_id?: string; create_time?: string }[];
    links?: PayPalLink[];
  };
  const href = answer.links?.find(({ rel }) => rel === 'next')?.href;
  const next = href && new URL(href).searchParams.get('next_page_token');
  return { items: answer.items ?? [], ...(next && { next }) };
}

/** A page of the account's transactions, both ends included: `GET /v1/reporting/transactions`. */
export async function listTransactions(
  client: PayPalClient,
  { from, to, page }: { from: number; to: number; page: number },
): Promise<{ transactions: PayPalTransaction[]; pages: number }> {
  const query = {
    start_date: new Date(from).toISOString(),
    end_date: new Date(to).toISOString(),
    fields: 'transaction_info',
    page_size: 500,
    page,
  };
  const answer = (await send(client, 'GET', '/v1/reporting/transactions', { query })) as {
    transaction_details?: { transaction_info?: PayPalTransaction }[];
    total_pages?: number;
  };
  const details = needed('PAYPAL', 'transaction_details', answer.transaction_details);
  return {
    transactions: details.flatMap(({ transaction_info: info }) => info ?? []),
    pages: answer.total_pages ?? 1,
  };
}

/** `POST /v1/notifications/verify-webhook-signature`. `body` goes out byte for byte. */
export async function verifyWebhookSignature(client: PayPalClient, body: string): Promise<boolean> {
  const answer = await send(client, 'POST', '/v1/notifications/verify-webhook-signature', { body });
  return (answer as { verification_status?: string }).verification_status === 'SUCCESS';
}
