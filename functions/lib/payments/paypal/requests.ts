import type { PayPalClient } from './client';

/**
 * The calls that the SDK has no controller for, made with its own transport: its token, time-outs and retries.
 */

/** A dispute, as "Show dispute details" answers it; only what is read here. */
export interface PayPalDispute {
  dispute_id: string;
  status: string;
  dispute_amount: { currency_code: string; value: string };
  dispute_outcome?: { outcome_code?: string };
  disputed_transactions?: { seller_transaction_id?: string }[];
}

/** `GET /v1/customer/disputes/{id}` */
export async function getDispute(client: PayPalClient, id: string): Promise<PayPalDispute> {
  const request = client.getRequestBuilderFactory()('GET', `/v1/customer/disputes/${encodeURIComponent(id)}`);
  request.authenticate([{ oauth2: true }]);
  const { result } = await request.callAsText();
  return JSON.parse(result) as PayPalDispute;
}

/**
 * The ids of the disputes of a capture, resolved ones included: `GET /v1/customer/disputes`. What it lists besides is
 * a summary without the outcome. One page is enough: it takes fifty, and a payment is disputed once or twice.
 */
export async function listDisputes(client: PayPalClient, captureId: string): Promise<string[]> {
  const request = client.getRequestBuilderFactory()('GET', '/v1/customer/disputes');
  request.query('disputed_transaction_id', captureId);
  request.query('page_size', 50);
  request.authenticate([{ oauth2: true }]);
  const { result } = await request.callAsText();
  const { items = [] } = JSON.parse(result) as { items?: { dispute_id: string }[] };
  return items.map(({ dispute_id: id }) => id);
}

/** `POST /v1/notifications/verify-webhook-signature`. `json` goes out byte for byte. */
export async function verifyWebhookSignature(client: PayPalClient, json: string): Promise<boolean> {
  const request = client.getRequestBuilderFactory()('POST', '/v1/notifications/verify-webhook-signature');
  request.header('content-type', 'application/json');
  request.text(json);
  request.authenticate([{ oauth2: true }]);
  const { result } = await request.callAsText();
  return (JSON.parse(result) as { verification_status?: string }).verification_status === 'SUCCESS';
}
