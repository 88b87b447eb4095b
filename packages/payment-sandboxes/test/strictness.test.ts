/**
 * What the providers refuse, each case with its source. What these refuse here, the real test modes refuse as well.
 */
import { randomUUID } from 'node:crypto';
import { startSandboxes, type RunningSandboxes } from './support/running-sandboxes';

let world: RunningSandboxes;
beforeAll(async () => {
  world = await startSandboxes();
});
afterAll(() => world.stop());

const session: Record<string, string> = {
  mode: 'payment',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'eur',
  'line_items[0][price_data][unit_amount]': '500',
  'line_items[0][price_data][product_data][name]': '10 credits',
  success_url: 'https://shop.example/ok',
};

async function askStripe(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const { apiBase, secretKey } = world.sandboxes.stripe;
  const response = await fetch(`${apiBase}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, ...headers },
    body: new URLSearchParams(form),
  });
  const body = (await response.json()) as {
    id?: string;
    error?: { code?: string; param?: string; message?: string };
  };
  return { ...body, status: response.status };
}

async function askPayPal(path: string, body: object, headers: Record<string, string> = {}) {
  const { apiBase, clientId, clientSecret } = world.sandboxes.paypal;
  const token = await fetch(`${apiBase}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: access } = (await token.json()) as { access_token: string };
  const response = await fetch(`${apiBase}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as {
    id?: string;
    name?: string;
    details?: { issue: string }[];
    links?: { rel: string }[];
  };
  return { ...answer, status: response.status };
}

describe('Stripe refuses', () => {
  it.each<[string, string, Record<string, string>, object]>([
    [
      'a parameter that it does not know',
      'Errors: parameter_unknown',
      { colour: 'red' },
      { code: 'parameter_unknown', param: 'colour' },
    ],
    [
      'one that it does not know inside another',
      'Errors: parameter_unknown',
      { 'line_items[0][price_data][unit]': '5' },
      { code: 'parameter_unknown', param: 'line_items[0][price_data][unit]' },
    ],
    [
      'one cent',
      'Minimum and maximum charge amounts',
      { 'line_items[0][price_data][unit_amount]': '1' },
      { code: 'amount_too_small' },
    ],
    [
      'more than eight digits',
      'Minimum and maximum charge amounts',
      { 'line_items[0][price_data][unit_amount]': '100000000' },
      { code: 'amount_too_large' },
    ],
    [
      'a currency that there is not',
      'Supported currencies',
      { 'line_items[0][price_data][currency]': 'xyz' },
      { param: 'line_items[0][price_data][currency]' },
    ],
    [
      'an address that is none',
      'Errors: url_invalid',
      { success_url: 'shop' },
      { code: 'url_invalid', param: 'success_url' },
    ],
    [
      'another one',
      'Errors: url_invalid',
      { cancel_url: 'javascript:1' },
      { code: 'url_invalid', param: 'cancel_url' },
    ],
  ])('%s (%s)', async (_name, _source, changes, error) => {
    expect(await askStripe('/v1/checkout/sessions', { ...session, ...changes })).toMatchObject({
      status: 400,
      error,
    });
  });

  it('a version of the API that there never was (Versioning)', async () => {
    expect(await askStripe('/v1/checkout/sessions', session, { 'stripe-version': 'newest' })).toMatchObject({
      status: 400,
    });
  });

  it('to refund what is disputed, and what is refunded already, and says so again for the key (Idempotent requests)', async () => {
    const { id = '' } = await askStripe('/v1/checkout/sessions', session);
    await fetch(`${world.sandboxes.stripe.apiBase}/c/pay/${id}`, {
      method: 'POST',
      body: new URLSearchParams({ action: 'pay' }),
      redirect: 'manual',
    });
    const dispute = await world.control('stripe', 'dispute', { payment: id });
    const { charge } = dispute as { charge: string };
    const refund = (key: string) => askStripe('/v1/refunds', { charge }, { 'idempotency-key': key });
    expect(await refund('r1')).toMatchObject({ status: 400, error: { code: 'charge_disputed' } });
    await world.control('stripe', `disputes/${String(dispute['id'])}/resolve`, { outcome: 'won' });
    expect(await refund('r1')).toMatchObject({ status: 400, error: { code: 'charge_disputed' } });
    expect(await refund('r2')).toMatchObject({ status: 200 });
  });

  it('again what it failed at for a key: 500s are kept, too (Idempotent requests)', async () => {
    await fetch(`${world.sandboxes.stripe.apiBase}/_control/calls`, {
      method: 'POST',
      body: JSON.stringify([{ path: '/v1/checkout/sessions', times: 1, kind: 'keep' }]),
    });
    const create = (key: string) => askStripe('/v1/checkout/sessions', session, { 'idempotency-key': key });
    expect([(await create('k1')).status, (await create('k1')).status, (await create('k2')).status]).toEqual([
      500, 500, 200,
    ]);
  });
});

describe('PayPal refuses', () => {
  const order = (context: object = {}) => ({
    intent: 'CAPTURE',
    purchase_units: [{ amount: { currency_code: 'EUR', value: '5.00' } }],
    payment_source: {
      paypal: {
        experience_context: {
          return_url: 'https://shop.example/ok',
          cancel_url: 'https://shop.example/no',
          ...context,
        },
      },
    },
  });
  const create = (body: object, headers: Record<string, string> = { 'paypal-request-id': randomUUID() }) =>
    askPayPal('/v2/checkout/orders', body, headers);

  it('an order with a payment source and no request id (Orders v2, error messages)', async () => {
    expect(await create(order(), {})).toMatchObject({
      status: 400,
      name: 'INVALID_REQUEST',
      details: [{ issue: 'PAYPAL_REQUEST_ID_REQUIRED' }],
    });
  });

  it.each([{ return_url: 'shop' }, { cancel_url: 'ftp://shop.example' }])(
    'to send a payer to %j',
    async (context) => {
      expect(await create(order(context))).toMatchObject({
        status: 400,
        details: [{ issue: 'INVALID_PARAMETER_SYNTAX' }],
      });
    },
  );

  it('a declined payment again for the same request id, with a way to pay otherwise (Handle funding failures)', async () => {
    const { id = '' } = await create(order());
    const press = (action: string) =>
      fetch(`${world.sandboxes.paypal.apiBase}/checkoutnow?token=${id}`, {
        method: 'POST',
        body: new URLSearchParams({ action }),
        redirect: 'manual',
      });
    const capture = (key: string) =>
      askPayPal(`/v2/checkout/orders/${id}/capture`, {}, { 'paypal-request-id': key });
    await press('decline');
    const declined = { status: 422, details: [{ issue: 'INSTRUMENT_DECLINED' }] };
    const first = await capture('c1');
    expect(first).toMatchObject(declined);
    expect(first.links?.map(({ rel }) => rel)).toContain('redirect');
    await press('pay');
    expect(await capture('c1')).toMatchObject(declined);
    expect(await capture('c2')).toMatchObject({ status: 201 });
  });
});
