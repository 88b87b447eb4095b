import { randomUUID } from 'node:crypto';
import { call, targetOf, type Answer, type Target } from './harness/target';
import { contract, NEEDS_A_BUYER } from './harness/topic';

let target: Target;
let token: string;
beforeAll(async () => {
  target = await targetOf('paypal');
  token = String((await grant()).body['access_token']);
});
afterAll(() => target.sandbox?.stop());

const grant = (secret = target.keys[1] ?? '') =>
  call(
    `${target.apiBase}/v1/oauth2/token`,
    'POST',
    { authorization: `Basic ${btoa(`${target.keys[0] ?? ''}:${secret}`)}` },
    { grant_type: 'client_credentials' },
  );

const ask = (
  method: 'GET' | 'POST',
  path: string,
  body?: object | string,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(
    `${target.apiBase}${path}`,
    method,
    { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    typeof body === 'object' ? JSON.stringify(body) : body,
  );

const amount = (value = '5.00', currency_code = 'EUR') => ({ currency_code, value });
const order = (changes: object = {}) => ({
  intent: 'CAPTURE',
  purchase_units: [{ custom_id: 'u/c', amount: amount() }],
  ...changes,
});
const WALLET = {
  payment_source: {
    paypal: {
      experience_context: { return_url: 'https://shop.example/ok', cancel_url: 'https://shop.example/no' },
    },
  },
};
const WHOLE = { prefer: 'return=representation' };
const create = (
  body: object | string,
  headers: Record<string, string> = { 'paypal-request-id': randomUUID() },
) => ask('POST', '/v2/checkout/orders', body, headers);
const issue = (status: number, ...names: string[]) => ({
  status,
  body: { details: [{ issue: expect.stringMatching(names.join('|')) as string }] },
});
const rels = ({ body }: Answer) => (body['links'] as { rel: string }[]).map(({ rel }) => rel);
const idOf = ({ body }: Answer) => String(body['id']);
const capture = (id: string, key: string = randomUUID()) =>
  ask('POST', `/v2/checkout/orders/${id}/capture`, '{}', { 'paypal-request-id': key, ...WHOLE });

/** An order that its buyer has approved. */
async function approved(change = 'approve'): Promise<string> {
  const id = idOf(await create(order(WALLET)));
  await target.sandbox?.control('paypal', 'change', { payment: id, change });
  return id;
}

/** The capture of an order that was paid. */
async function captured(): Promise<{ id: string; captureId: string }> {
  const id = await approved();
  const { body } = await capture(id);
  const [unit] = body['purchase_units'] as { payments: { captures: { id: string }[] } }[];
  return { id, captureId: unit?.payments.captures[0]?.id ?? '' };
}

contract('paypal', [
  {
    case: 'grants a token that lasts for hours',
    source: 'Authentication',
    run: async () => {
      expect((await grant()).body).toMatchObject({
        token_type: 'Bearer',
        expires_in: expect.any(Number) as number,
      });
      expect(await grant('wrong')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    },
  },
  {
    case: 'answers 201 to an order without a payment source, with a link to approve it',
    source: 'Create order: 201',
    run: async () => {
      const answer = await create(order());
      expect(answer).toMatchObject({ status: 201, body: { status: 'CREATED' } });
      expect(rels(answer)).toEqual(expect.arrayContaining(['self', 'approve', 'capture']));
    },
  },
  {
    case: 'answers 200 to an order that its payer has to act on, with the link to do so',
    source: 'Create order: payment_source',
    run: async () => {
      const answer = await create(order(WALLET));
      expect(answer).toMatchObject({ status: 200, body: { status: 'PAYER_ACTION_REQUIRED' } });
      expect(rels(answer)).toEqual(expect.arrayContaining(['self', 'payer-action']));
    },
  },
  {
    case: 'answers in brief unless it is asked for the whole',
    source: 'Create order: Prefer',
    run: async () => {
      expect((await create(order())).body).not.toHaveProperty('purchase_units');
      const whole = await create(order(), { 'paypal-request-id': randomUUID(), ...WHOLE });
      expect(whole.body).toMatchObject({ purchase_units: [{ custom_id: 'u/c', amount: amount() }] });
    },
  },
  {
    case: 'wants a request id for an order with a payment source',
    source: 'Orders v2, error messages: PAYPAL_REQUEST_ID_REQUIRED',
    run: async () => {
      expect(await create(order(WALLET), {})).toMatchObject(issue(400, 'PAYPAL_REQUEST_ID_REQUIRED'));
    },
  },
  {
    case: 'answers a repeated request id with the same order',
    source: 'Idempotency',
    run: async () => {
      const key = { 'paypal-request-id': randomUUID() };
      expect(idOf(await create(order(), key))).toBe(idOf(await create(order(), key)));
    },
  },
  {
    case: 'takes no decimals of a currency that has none',
    source: 'Orders v2, error messages: DECIMALS_NOT_SUPPORTED',
    run: async () => {
      const body = order({ purchase_units: [{ amount: amount('5.50', 'JPY') }] });
      expect(await create(body)).toMatchObject(issue(422, 'DECIMALS_NOT_SUPPORTED'));
    },
  },
  ...['0.00', '-1.00', '5.001', 'five'].map((value) => ({
    case: `takes no amount of ${value}`,
    source: 'Orders v2: money',
    run: async () => {
      const { status } = await create(order({ purchase_units: [{ amount: amount(value) }] }));
      expect([400, 422]).toContain(status);
    },
  })),
  {
    case: 'refuses what is no JSON',
    source: 'Handle API errors: MALFORMED_REQUEST_JSON',
    run: async () => {
      expect(await create('{')).toMatchObject({ status: 400, body: { name: 'INVALID_REQUEST' } });
    },
  },
  {
    case: 'refuses an order of nothing',
    source: 'Orders v2: purchase_units',
    run: async () => {
      expect([400, 422]).toContain((await create({ intent: 'CAPTURE' })).status);
    },
  },
  {
    case: 'shows an order again, whole',
    source: 'Show order details',
    run: async () => {
      const id = idOf(await create(order()));
      expect((await ask('GET', `/v2/checkout/orders/${id}`)).body).toMatchObject({
        id,
        intent: 'CAPTURE',
        purchase_units: [{ custom_id: 'u/c', amount: amount(), payee: {} }],
      });
    },
  },
  {
    case: 'says which order there is not, with a debug id',
    source: 'Handle API errors: RESOURCE_NOT_FOUND',
    run: async () => {
      expect(await ask('GET', '/v2/checkout/orders/5O190127TN364715T')).toMatchObject({
        status: 404,
        body: { name: 'RESOURCE_NOT_FOUND', debug_id: expect.any(String) as string },
      });
    },
  },
  {
    case: 'takes no money that nobody approved',
    source: 'Capture payment for order: ORDER_NOT_APPROVED',
    run: async () => {
      expect(await capture(idOf(await create(order())))).toMatchObject(issue(422, 'ORDER_NOT_APPROVED'));
    },
  },
  {
    case: 'answers nobody without a token',
    source: 'Authentication',
    run: async () => {
      const { status } = await ask('GET', '/v2/checkout/orders/X', undefined, {
        authorization: 'Bearer none',
      });
      expect(status).toBe(401);
    },
  },
  {
    case: 'says which dispute there is not',
    source: 'Show dispute details',
    run: async () => {
      expect((await ask('GET', '/v1/customer/disputes/PP-D-1')).status).toBe(404);
    },
  },
  {
    case: 'lists disputes, at most fifty at a time',
    source: 'List disputes: page_size',
    run: async () => {
      expect((await ask('GET', '/v1/customer/disputes?page_size=50')).body).toHaveProperty('items');
      expect((await ask('GET', '/v1/customer/disputes?page_size=51')).status).toBe(400);
    },
  },
  {
    case: 'lists the disputes that began since an instant of the last 180 days, and those of one transaction, but not both',
    source: 'List disputes: start_time, disputed_transaction_id',
    run: async () => {
      const list = (query: Record<string, string>) =>
        ask('GET', `/v1/customer/disputes?${new URLSearchParams(query).toString()}`);
      const ago = (days: number) => new Date(Date.now() - days * 24 * 3600_000).toISOString();
      expect((await list({ start_time: ago(179) })).body).toHaveProperty('items');
      expect((await list({ start_time: ago(181) })).status).toBe(400);
      const both = { start_time: ago(1), disputed_transaction_id: '8AB12345CD6789012' };
      expect((await list(both)).status).toBe(400);
    },
  },
  {
    case: 'searches transactions in 31 days at most, between instants with seconds and a zone',
    source: 'List transactions: start_date, end_date, page_size, page',
    run: async () => {
      const search = (query: Record<string, string>) =>
        ask('GET', `/v1/reporting/transactions?${new URLSearchParams(query).toString()}`);
      const month = { start_date: '2026-01-01T00:00:00Z', end_date: '2026-01-31T23:59:59Z' };
      expect(await search({ ...month, fields: 'transaction_info', page_size: '500' })).toMatchObject({
        status: 200,
        body: {
          transaction_details: expect.any(Array) as unknown[],
          page: 1,
          total_items: expect.any(Number) as number,
          total_pages: expect.any(Number) as number,
          last_refreshed_datetime: expect.stringMatching(/T.*\+0000$/) as string,
        },
      });
      for (const wrong of [
        { end_date: month.end_date },
        { ...month, end_date: '2026-02-02T00:00:00Z' },
        { ...month, start_date: '2026-01-01' },
        { ...month, page_size: '501' },
        { ...month, page: '0' },
      ])
        expect((await search(wrong)).status).toBe(400);
    },
  },
  {
    case: 'calls what somebody made up no genuine event',
    source: 'Verify webhook signature',
    run: async () => {
      const question = {
        auth_algo: 'SHA256withRSA',
        cert_url: 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-5edc0ebc',
        transmission_id: randomUUID(),
        transmission_sig: Buffer.alloc(256, 1).toString('base64'),
        transmission_time: new Date().toISOString(),
        webhook_id: '1JE4291016473214C',
        webhook_event: { id: 'WH-1', event_type: 'PAYMENT.CAPTURE.COMPLETED' },
      };
      const { body } = await ask('POST', '/v1/notifications/verify-webhook-signature', question);
      expect(body['verification_status']).not.toBe('SUCCESS');
    },
  },
  {
    case: 'takes the money of an approved order, once, and shows who paid',
    source: '@paypal/paypal-server-sdk: Order, Payer, CaptureStatus',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const id = await approved();
      expect(await capture(id)).toMatchObject({
        status: 201,
        body: {
          status: 'COMPLETED',
          payer: { name: {}, email_address: expect.any(String) as string, address: { country_code: 'DE' } },
          purchase_units: [{ payments: { captures: [{ status: 'COMPLETED', amount: amount() }] } }],
        },
      });
      expect(await capture(id)).toMatchObject(issue(422, 'ORDER_ALREADY_CAPTURED'));
    },
  },
  {
    case: 'sends a payer back who was declined, and answers so again for the same id',
    source: 'Handle funding failures',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const id = await approved('approve-declined');
      const key = randomUUID();
      const declined = await capture(id, key);
      expect(declined).toMatchObject(issue(422, 'INSTRUMENT_DECLINED'));
      expect(rels(declined)).toContain('redirect');
      await target.sandbox?.control('paypal', 'change', { payment: id, change: 'approve' });
      expect(await capture(id, key)).toMatchObject(issue(422, 'INSTRUMENT_DECLINED'));
      expect((await capture(id)).status).toBe(201);
    },
  },
  {
    case: 'refunds no more than is left, and says so on the capture',
    source: 'Refund captured payment: REFUND_AMOUNT_EXCEEDED',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { captureId } = await captured();
      const refund = (body: object) => ask('POST', `/v2/payments/captures/${captureId}/refund`, body);
      expect((await refund({ amount: amount('2.00') })).body).toMatchObject({ status: 'COMPLETED' });
      expect(await refund({ amount: amount('4.00') })).toMatchObject(issue(422, 'REFUND_AMOUNT_EXCEEDED'));
      expect((await ask('GET', `/v2/payments/captures/${captureId}`)).body).toMatchObject({
        status: 'PARTIALLY_REFUNDED',
      });
    },
  },
  {
    case: 'refunds a disputed capture whole or not at all',
    source: 'Refund captured payment: CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { id, captureId } = await captured();
      await target.sandbox?.control('paypal', 'change', { payment: id, change: 'dispute' });
      const refund = (body: object) => ask('POST', `/v2/payments/captures/${captureId}/refund`, body);
      expect(await refund({ amount: amount('2.00') })).toMatchObject(
        issue(422, 'CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED'),
      );
      expect((await refund({})).status).toBe(201);
    },
  },
]);
