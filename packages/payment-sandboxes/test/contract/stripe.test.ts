import { randomUUID } from 'node:crypto';
import { call, targetOf, type Answer, type Target } from './harness/target';
import { contract, NEEDS_A_BUYER } from './harness/topic';

let target: Target;
beforeAll(async () => {
  target = await targetOf('stripe');
});
afterAll(() => target.sandbox?.stop());

const SESSION: Record<string, string> = {
  mode: 'payment',
  client_reference_id: 'c1',
  'metadata[checkoutId]': 'c1',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'eur',
  'line_items[0][price_data][unit_amount]': '500',
  'line_items[0][price_data][product_data][name]': '10 credits',
  success_url: 'https://shop.example/ok',
  cancel_url: 'https://shop.example/no',
};

const ask = (
  method: 'GET' | 'POST',
  path: string,
  form?: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(
    `${target.apiBase}${path}`,
    method,
    { authorization: `Bearer ${target.keys[0] ?? ''}`, ...headers },
    form,
  );

const create = (changes: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  ask('POST', '/v1/checkout/sessions', { ...SESSION, ...changes }, headers);
const error = (values: object) => ({ status: 400, body: { error: values } });
const idOf = ({ body }: Answer) => String(body['id']);

/** A session that a buyer has paid, with its payment intent. */
async function paid(): Promise<{ session: string; intent: string }> {
  const session = idOf(await create());
  await target.sandbox?.control('stripe', 'change', { payment: session, change: 'pay' });
  const { body } = await ask('GET', `/v1/checkout/sessions/${session}`);
  return { session, intent: String(body['payment_intent']) };
}

contract('stripe', [
  {
    case: 'answers a new session with its page, open and unpaid',
    source: 'stripe: Checkout.Session',
    run: async () => {
      const { status, body, headers } = await create();
      expect(status).toBe(200);
      expect(headers.get('request-id')).toMatch(/^req_/);
      expect(body).toMatchObject({
        id: expect.stringMatching(/^cs_test_/) as string,
        object: 'checkout.session',
        amount_total: 500,
        client_reference_id: 'c1',
        currency: 'eur',
        customer_details: null,
        livemode: false,
        metadata: { checkoutId: 'c1' },
        mode: 'payment',
        payment_intent: null,
        payment_status: 'unpaid',
        status: 'open',
        url: expect.stringMatching(/^http/) as string,
      });
    },
  },
  {
    case: 'shows a session again, whole',
    source: 'Retrieve a Session',
    run: async () => {
      const { body } = await create();
      expect((await ask('GET', `/v1/checkout/sessions/${String(body['id'])}`)).body).toMatchObject({
        id: body['id'],
        amount_total: 500,
        status: 'open',
      });
    },
  },
  {
    case: 'names a parameter that it does not know',
    source: 'Error codes: parameter_unknown',
    run: async () => {
      expect(await create({ colour: 'red' })).toMatchObject(
        error({ type: 'invalid_request_error', code: 'parameter_unknown', param: 'colour' }),
      );
    },
  },
  {
    case: 'charges no less than its smallest amount',
    source: 'Minimum and maximum charge amounts',
    run: async () => {
      const small = { 'line_items[0][price_data][unit_amount]': '1' };
      expect(await create(small)).toMatchObject(error({ code: 'amount_too_small' }));
    },
  },
  {
    case: 'refuses a currency that there is not',
    source: 'Supported currencies',
    run: async () => {
      expect(await create({ 'line_items[0][price_data][currency]': 'xyz' })).toMatchObject(
        error({ type: 'invalid_request_error' }),
      );
    },
  },
  {
    case: 'refuses an address that is none',
    source: 'Error codes: url_invalid',
    run: async () => {
      expect(await create({ success_url: 'shop' })).toMatchObject(error({ code: 'url_invalid' }));
    },
  },
  ...[
    ['too soon', 600],
    ['too late', 172_800],
  ].map(([name, seconds]) => ({
    case: `lets no page expire ${name}`,
    source: 'Create a Checkout Session: expires_at',
    run: async () => {
      const at = Math.floor(Date.now() / 1000) + Number(seconds);
      expect(await create({ expires_at: String(at) })).toMatchObject(error({ param: 'expires_at' }));
    },
  })),
  {
    case: 'answers a repeated key with the first answer, and says so',
    source: 'Idempotent requests',
    run: async () => {
      const key = { 'idempotency-key': randomUUID() };
      const [first, second] = [await create({}, key), await create({}, key)];
      expect(idOf(second)).toBe(idOf(first));
      expect(second.headers.get('idempotent-replayed')).toBe('true');
    },
  },
  {
    case: 'refuses a repeated key with other parameters',
    source: 'Idempotent requests',
    run: async () => {
      const key = { 'idempotency-key': randomUUID() };
      await create({}, key);
      expect(await create({ client_reference_id: 'c2' }, key)).toMatchObject(
        error({ type: 'idempotency_error' }),
      );
    },
  },
  {
    case: 'keeps no answer for a key whose request made no sense',
    source: 'Idempotent requests',
    run: async () => {
      const key = { 'idempotency-key': randomUUID() };
      expect((await create({ colour: 'red' }, key)).status).toBe(400);
      expect((await create({}, key)).status).toBe(200);
    },
  },
  {
    case: 'lets an open session expire, once',
    source: 'Expire a Session',
    run: async () => {
      const path = `/v1/checkout/sessions/${idOf(await create())}/expire`;
      expect((await ask('POST', path)).body).toMatchObject({ status: 'expired', url: null });
      expect(await ask('POST', path)).toMatchObject(error({ type: 'invalid_request_error' }));
    },
  },
  {
    case: 'says which object there is not',
    source: 'Error codes: resource_missing',
    run: async () => {
      expect(await ask('GET', '/v1/checkout/sessions/cs_test_none')).toMatchObject({
        status: 404,
        body: { error: { type: 'invalid_request_error', code: 'resource_missing' } },
      });
    },
  },
  {
    case: 'knows its keys only',
    source: 'Authentication',
    run: async () => {
      const stranger = { authorization: 'Bearer sk_test_stranger' };
      expect((await ask('GET', '/v1/checkout/sessions', undefined, stranger)).status).toBe(401);
    },
  },
  {
    case: 'refuses a version that there never was',
    source: 'Versioning',
    run: async () => {
      expect((await create({}, { 'stripe-version': 'newest' })).status).toBe(400);
    },
  },
  {
    case: 'lists the newest first, a page at a time',
    source: 'Pagination',
    run: async () => {
      await create();
      const newest = idOf(await create());
      const { body } = await ask('GET', '/v1/checkout/sessions?limit=1');
      expect(body).toMatchObject({ object: 'list', has_more: true, url: '/v1/checkout/sessions' });
      expect((body['data'] as { id: string }[]).map(({ id }) => id)).toEqual([newest]);
    },
  },
  {
    case: 'refuses to refund a payment that there is not',
    source: 'Create a refund',
    run: async () => {
      const { status, body } = await ask('POST', '/v1/refunds', { payment_intent: 'pi_none' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body).toMatchObject({ error: { code: 'resource_missing' } });
    },
  },
  {
    case: 'shows who paid, with a name, an address, and what is empty of them',
    source: 'stripe: Checkout.Session.CustomerDetails',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { session } = await paid();
      const { body } = await ask('GET', `/v1/checkout/sessions/${session}`);
      expect(body).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
      expect(Object.keys(body['customer_details'] as object).sort()).toEqual(
        'address business_name email individual_name name phone tax_exempt tax_ids'.split(' '),
      );
    },
  },
  {
    case: 'expands a payment down to its charge',
    source: 'Expanding responses',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { session } = await paid();
      const path = `/v1/checkout/sessions/${session}?expand[]=payment_intent.latest_charge`;
      expect((await ask('GET', path)).body).toMatchObject({
        payment_intent: {
          status: 'succeeded',
          amount_received: 500,
          latest_charge: { paid: true, refunded: false, billing_details: { address: { country: 'DE' } } },
        },
      });
    },
  },
  {
    case: 'refunds no more than is left, and not twice',
    source: 'Error codes: charge_already_refunded',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { intent: payment_intent } = await paid();
      expect((await ask('POST', '/v1/refunds', { payment_intent, amount: '200' })).body).toMatchObject({
        object: 'refund',
        status: 'succeeded',
        amount: 200,
      });
      expect(await ask('POST', '/v1/refunds', { payment_intent, amount: '400' })).toMatchObject(error({}));
      await ask('POST', '/v1/refunds', { payment_intent });
      expect(await ask('POST', '/v1/refunds', { payment_intent })).toMatchObject(
        error({ code: 'charge_already_refunded' }),
      );
    },
  },
  {
    case: 'refunds nothing that is disputed',
    source: 'Error codes: charge_disputed',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { session, intent: payment_intent } = await paid();
      await target.sandbox?.control('stripe', 'change', { payment: session, change: 'dispute' });
      expect(await ask('POST', '/v1/refunds', { payment_intent })).toMatchObject(
        error({ code: 'charge_disputed' }),
      );
    },
  },
  {
    case: 'lists by the second at which objects were made, and knows no other range',
    source: 'List all charges, List all refunds, List all disputes, List all PaymentIntents: created',
    run: async () => {
      for (const path of ['charges', 'refunds', 'disputes', 'payment_intents', 'balance_transactions']) {
        const none = await ask('GET', `/v1/${path}?created[gte]=1000000000&created[lt]=1000000001`);
        expect(none).toMatchObject({ status: 200, body: { object: 'list', data: [], has_more: false } });
        expect((await ask('GET', `/v1/${path}?created[gte]=yesterday`)).status).toBe(400);
        expect(await ask('GET', `/v1/${path}?created[since]=1`)).toMatchObject(
          error({ code: 'parameter_unknown' }),
        );
        expect(await ask('GET', `/v1/${path}?since=1`)).toMatchObject(error({ code: 'parameter_unknown' }));
      }
    },
  },
  {
    case: 'lists page by page, newest first, and refuses to go on behind what is not there',
    source: 'Pagination: limit, starting_after, ending_before',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const intents = [(await paid()).intent, (await paid()).intent];
      const ids = async (query: string) => {
        const { body } = await ask('GET', `/v1/payment_intents?${query}`);
        return { ids: (body['data'] as { id: string }[]).map(({ id }) => id), more: body['has_more'] };
      };
      const [older = '', newer = ''] = intents;
      expect(await ids('limit=1')).toEqual({ ids: [newer], more: true });
      expect((await ids(`limit=1&starting_after=${newer}`)).ids).toEqual([older]);
      expect(await ids(`limit=1&ending_before=${older}`)).toEqual({ ids: [newer], more: false });
      expect((await ask('GET', '/v1/payment_intents?starting_after=pi_none')).status).toBe(404);
    },
  },
  {
    case: 'enters payment, refund and dispute among the movements of the balance',
    source: 'Balance transaction types; Reporting categories',
    sandboxOnly: NEEDS_A_BUYER,
    run: async () => {
      const { session, intent } = await paid();
      await ask('POST', '/v1/refunds', { payment_intent: intent, amount: '200' });
      await target.sandbox?.control('stripe', 'change', { payment: session, change: 'dispute', amount: 100 });
      const { body } = await ask('GET', '/v1/balance_transactions?limit=3');
      expect(body['data']).toMatchObject([
        { type: 'adjustment', reporting_category: 'dispute', amount: -100, net: -100, currency: 'eur' },
        { type: 'refund', reporting_category: 'refund', amount: -200 },
        { type: 'charge', reporting_category: 'charge', amount: 500 },
      ]);
    },
  },
]);
