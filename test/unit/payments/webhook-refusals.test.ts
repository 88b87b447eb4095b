/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { webhookHandler } from '../../../functions/payment-webhook/handler';
import type { PaymentNotice } from '../../../functions/lib/checkouts/webhook';
import { PROVIDERS } from '../../../functions/lib/payments/providers';
import { signatureHeaders } from '@hustings/payment-sandboxes/paypal';
import { newSigner } from '@hustings/payment-sandboxes/paypal';
import type { PayPalState } from '@hustings/payment-sandboxes/paypal';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keepingLog } from './support/keeping-log';
import { paymentWorld, type PaymentWorld } from './support/world';

interface Sent {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A handler with its own queue and memory, so that each test starts with nothing taken. */
function receiver(
  world: PaymentWorld,
  secrets: { stripeSecrets: string[]; webhookId: string; clientSecret?: string },
) {
  const { stripe, paypal } = world.sandboxes;
  const { stripeSecrets: webhookSecrets, ...ofPayPal } = secrets;
  const access = { apiBase: paypal.apiBase, timeout: 1000 };
  const queue: PaymentNotice[] = [];
  const taken = new Set<string>();
  const { log, lines } = keepingLog();
  const state = { failSending: false, dieBeforeRemembering: false };
  const handler = webhookHandler({
    providers: {
      STRIPE: PROVIDERS.STRIPE.connect({ ...access, secret: async () => ({ ...stripe, webhookSecrets }) }),
      PAYPAL: PROVIDERS.PAYPAL.connect({ ...access, secret: async () => ({ ...paypal, ...ofPayPal }) }),
    },
    transmissions: {
      isKnown: async (_provider, transmission) => taken.has(transmission),
      remember: async (_provider, transmission) => {
        // A process that ended never comes back from here; its caller hears 502 from the HTTP API.
        if (state.dieBeforeRemembering) throw new Error('The process has ended.');
        return taken.size < taken.add(transmission).size;
      },
    },
    send: async (notice) => {
      if (state.failSending) throw new Error('The queue is away.');
      queue.push(notice);
    },
    log,
  });
  const post = async ({ path: rawPath, headers, body }: Sent) => {
    const event = { rawPath, headers, body, isBase64Encoded: false } as unknown as APIGatewayProxyEventV2;
    return (await handler(event)).statusCode;
  };
  return { post, queue, lines, state, taken };
}

let world: PaymentWorld;
beforeAll(async () => {
  world = await paymentWorld();
});
afterAll(() => world.stop());

const now = () => Math.floor(Date.now() / 1000);
const stripeBody = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'checkout.session.completed',
  data: { object: { id: 'cs_test_1', metadata: { name: 'Zoë' } } },
});
const SECRET = 'whsec_new';
const OLD_SECRET = 'whsec_old';
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
const stripeHeader = (body: string, secret = SECRET, at = now()) =>
  `t=${at},v1=${hmac(secret, `${at}.${body}`)}`;
const stripeSent = (changes: { body?: string; header?: string } = {}): Sent => {
  const body = changes.body ?? stripeBody;
  return {
    path: '/webhooks/stripe',
    headers: { 'stripe-signature': changes.header ?? stripeHeader(body) },
    body,
  };
};

describe('Stripe', () => {
  const receive = () => receiver(world, { stripeSecrets: [SECRET, OLD_SECRET], webhookId: 'W' });

  it.each([SECRET, OLD_SECRET])('takes what is signed with %s, while secrets are rotated', async (secret) => {
    const { post, queue } = receive();
    expect(await post(stripeSent({ header: stripeHeader(stripeBody, secret) }))).toBe(200);
    expect(queue).toEqual([
      {
        provider: 'STRIPE',
        eventId: 'evt_1',
        eventType: 'checkout.session.completed',
        subject: { kind: 'payment', id: 'cs_test_1' },
      },
    ]);
  });

  it('takes one good signature among others', async () => {
    const at = now();
    const header = `t=${at},v1=${'0'.repeat(64)},v1=${hmac(SECRET, `${at}.${stripeBody}`)},v0=abc`;
    expect(await receive().post(stripeSent({ header }))).toBe(200);
  });

  it('acknowledges and ignores types that do not matter', async () => {
    const body = stripeBody.replace('checkout.session.completed', 'customer.created');
    const { post, queue } = receive();
    expect(await post(stripeSent({ body }))).toBe(200);
    expect(queue).toEqual([]);
  });

  const good = stripeHeader(stripeBody);
  const [time, signature] = good.split(',') as [string, string];
  const forged: [string, Partial<Sent> & { header?: string }][] = [
    ['no signature', { headers: {} }],
    ['an empty signature', { header: '' }],
    ['a header of spaces', { header: '   ' }],
    ['a header that is no header', { header: 'hello' }],
    ['no time', { header: signature }],
    ['no v1', { header: time }],
    ['an empty v1', { header: `${time},v1=` }],
    ['only the scheme of tests', { header: good.replace('v1=', 'v0=') }],
    ['another secret', { header: stripeHeader(stripeBody, 'whsec_other') }],
    ['an empty secret', { header: stripeHeader(stripeBody, '') }],
    ['a secret with a newline', { header: stripeHeader(stripeBody, `${SECRET}\n`) }],
    ['one digit of the signature changed', { header: good.replace(/.$/, (c) => (c === '0' ? '1' : '0')) }],
    ['the signature cut short', { header: good.slice(0, -1) }],
    ['the signature with a digit more', { header: `${good}0` }],
    ['the signature in capitals', { header: `${time},v1=${signature.slice(3).toUpperCase()}` }],
    [
      'the signature in base64',
      { header: `${time},v1=${Buffer.from(signature.slice(3), 'hex').toString('base64')}` },
    ],
    ['another time than was signed', { header: good.replace(time, `t=${now() - 60}`) }],
    ['a time of six minutes ago', { header: stripeHeader(stripeBody, SECRET, now() - 360) }],
    ['a time of a day ago', { header: stripeHeader(stripeBody, SECRET, now() - 86_400) }],
    ['a time to come', { header: stripeHeader(stripeBody, SECRET, now() + 3600) }],
    ['a time that is no number', { header: good.replace(time, 't=now') }],
    ['a time below zero', { header: stripeHeader(stripeBody, SECRET, -1) }],
    ['a right signature over another body', { body: stripeBody.replace('cs_test_1', 'cs_test_2') }],
    ['a right signature over a body with a space more', { body: `${stripeBody} ` }],
    ['a right signature over a body with a newline more', { body: `${stripeBody}\n` }],
    ['a right signature over a body after a byte order mark', { body: `\uFEFF${stripeBody}` }],
    [
      'a right signature over the same JSON, pretty',
      { body: JSON.stringify(JSON.parse(stripeBody), null, 2) },
    ],
    ['a right signature over an empty body', { body: '' }],
    ['a body whose bytes were mangled', { body: stripeBody.replace('Zoë', 'Zo\uFFFD') }],
    ['the body alone signed', { header: `${time},v1=${hmac(SECRET, stripeBody)}` }],
    [
      'two headers run together',
      { header: `${good},${good}`.replace(signature, 'v1=00').replace(signature, 'v1=11') },
    ],
  ];
  it(`knows ${forged.length} forgeries`, () => expect(forged.length).toBeGreaterThanOrEqual(30));
  it.each(forged)('refuses %s', async (_name, { header, headers, body }) => {
    const { post, queue, lines } = receive();
    const sent = {
      ...stripeSent({ header: header ?? good }),
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    };
    expect(await post(sent)).toBe(400);
    expect(queue).toEqual([]);
    expect(JSON.stringify(lines)).not.toMatch(/cs_test|whsec|v1=/);
    expect(lines).toMatchObject([{ event: 'WebhookRefused' }]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['no type', '{"id":"evt_1","data":{"object":{}}}'],
    ['no object', '{"id":"evt_1","type":"refund.created","data":{"object":null}}'],
  ])('refuses a rightly signed body that is %s', async (_name, body) => {
    expect(await receive().post(stripeSent({ body }))).toBe(400);
  });

  it('refuses everything without a secret', async () => {
    const { post, lines } = receiver(world, { stripeSecrets: [' '], webhookId: '' });
    expect(await post(stripeSent({ header: stripeHeader(stripeBody, ' ') }))).toBe(400);
    expect(lines).toMatchObject([{ level: 'error', details: { refusal: 'NO_SECRET' } }]);
  });

  it('takes a transmission once, however its header is dressed up, and says again that it was taken', async () => {
    const { post, queue } = receive();
    const sent = stripeSent();
    expect(await post(sent)).toBe(200);
    expect(await post(sent)).toBe(200);
    const header = sent.headers['stripe-signature'];
    expect(await post({ ...sent, headers: { 'stripe-signature': `${header},v0=1` } })).toBe(200);
    expect(await post({ ...sent, headers: { 'stripe-signature': `t=1,${header}` } })).toBe(400);
    expect(await post({ ...sent, headers: { 'stripe-signature': `${header}, t=1` } })).toBe(400);
    expect(queue).toHaveLength(1);
  });

  it('asks for another delivery when the queue is away, and takes it then', async () => {
    const { post, queue, state } = receive();
    const sent = stripeSent();
    state.failSending = true;
    expect(await post(sent)).toBe(503);
    state.failSending = false;
    expect(await post(sent)).toBe(200);
    expect(queue).toHaveLength(1);
  });

  it('takes the same transmission again when it ended before it could remember it', async () => {
    const { post, queue, state } = receive();
    const sent = stripeSent();
    state.dieBeforeRemembering = true;
    expect(await post(sent)).not.toBe(200);
    expect(queue).toHaveLength(1);
    state.dieBeforeRemembering = false;
    expect(await post(sent)).toBe(200);
    expect(await post(sent)).toBe(200);
    expect(queue).toHaveLength(2);
  });

  it('never remembers what has yet to be put on the queue', async () => {
    const { post, taken, state } = receive();
    state.failSending = true;
    expect(await post(stripeSent())).toBe(503);
    expect(taken.size).toBe(0);
  });

  it('says of all copies that come at once that they were taken', async () => {
    const { post } = receive();
    const sent = stripeSent();
    const answers = await Promise.all([1, 2, 3].map(() => post(sent)));
    expect(answers).toEqual([200, 200, 200]);
  });

  it('refuses what is too large', async () => {
    expect(await receive().post(stripeSent({ body: `"${'x'.repeat(300_000)}"` }))).toBe(400);
  });
});

describe('PayPal', () => {
  const payPalBody = JSON.stringify({
    id: 'WH-1',
    event_type: 'PAYMENT.CAPTURE.COMPLETED',
    resource: { id: '1AB', amount: { value: '5.00' }, note: 'Zoë' },
  });
  let state: PayPalState;
  let genuine: Record<string, string>;
  const receive = (webhookId = world.sandboxes.paypal.webhookId) =>
    receiver(world, { stripeSecrets: [], webhookId });
  const signed = (body: string, at = Date.now(), as = state) =>
    signatureHeaders(body, at, world.sandboxes.paypal.apiBase, as);
  const sentWith = (headers: Record<string, string>, body = payPalBody): Sent => ({
    path: '/webhooks/paypal',
    headers,
    body,
  });
  beforeAll(() => {
    state = JSON.parse(readFileSync(path.join(world.dataDirectory, 'paypal.json'), 'utf8')) as PayPalState;
    genuine = signed(payPalBody);
  });

  it('takes what PayPal says is genuine', async () => {
    const { post, queue } = receive();
    expect(await post(sentWith(genuine))).toBe(200);
    expect(queue).toEqual([
      {
        provider: 'PAYPAL',
        eventId: 'WH-1',
        eventType: 'PAYMENT.CAPTURE.COMPLETED',
        subject: { kind: 'charge', id: '1AB' },
      },
    ]);
  });

  it('takes a body whose JSON is spaced in its own way', async () => {
    const body = JSON.stringify(JSON.parse(payPalBody), null, 3);
    expect(await receive().post(sentWith(signed(body), body))).toBe(200);
  });

  it('acknowledges and ignores types that do not matter', async () => {
    const body = payPalBody.replace('PAYMENT.CAPTURE.COMPLETED', 'BILLING.PLAN.CREATED');
    const { post, queue } = receive();
    expect(await post(sentWith(signed(body), body))).toBe(200);
    expect(queue).toEqual([]);
  });

  type Forgery = (headers: Record<string, string>) => { headers?: Record<string, string>; body?: string };
  const without =
    (name: string): Forgery =>
    (headers) => ({
      headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
    });
  const withHeader =
    (name: string, value: string): Forgery =>
    (headers) => ({ headers: { ...headers, [name]: value } });
  const withBody =
    (change: (body: string) => string): Forgery =>
    () => ({ body: change(payPalBody) });
  const HOUR = 3600_000;
  const forged: [string, Forgery][] = [
    ['no headers', () => ({ headers: {} })],
    ['no id', without('paypal-transmission-id')],
    ['no time', without('paypal-transmission-time')],
    ['no signature', without('paypal-transmission-sig')],
    ['no certificate', without('paypal-cert-url')],
    ['no algorithm', without('paypal-auth-algo')],
    ['an empty signature', withHeader('paypal-transmission-sig', '')],
    ['a signature that is none', withHeader('paypal-transmission-sig', 'hello')],
    ['a signature of zeros', withHeader('paypal-transmission-sig', Buffer.alloc(256).toString('base64'))],
    [
      'a signature cut short',
      (headers) =>
        withHeader(
          'paypal-transmission-sig',
          (headers['paypal-transmission-sig'] ?? '').slice(0, -8),
        )(headers),
    ],
    ['another id', withHeader('paypal-transmission-id', 'f6f7b9a0-0000-0000-0000-000000000000')],
    ['another time', withHeader('paypal-transmission-time', new Date(Date.now() - 60_000).toISOString())],
    [
      'the same time spelled with milliseconds',
      (headers) =>
        withHeader(
          'paypal-transmission-time',
          (headers['paypal-transmission-time'] ?? '').replace('Z', '.000Z'),
        )(headers),
    ],
    ['a time that is none', withHeader('paypal-transmission-time', 'yesterday')],
    ['four days ago', () => ({ headers: signed(payPalBody, Date.now() - 96 * HOUR) })],
    ['a time to come', () => ({ headers: signed(payPalBody, Date.now() + HOUR) })],
    ['another algorithm', withHeader('paypal-auth-algo', 'SHA1withRSA')],
    ['no algorithm at all', withHeader('paypal-auth-algo', 'none')],
    ['a certificate from a stranger', withHeader('paypal-cert-url', 'https://attacker.example/cert.pem')],
    [
      'a certificate from a host that looks like PayPal’s',
      withHeader('paypal-cert-url', 'https://api.paypal.com.attacker.example/c'),
    ],
    [
      'a certificate from a host that ends like PayPal’s',
      withHeader('paypal-cert-url', 'https://notpaypal.com/c'),
    ],
    [
      'a certificate behind a user name',
      withHeader('paypal-cert-url', 'https://api.paypal.com@attacker.example/c'),
    ],
    ['a certificate without TLS', withHeader('paypal-cert-url', 'http://api.paypal.com/c')],
    [
      'another certificate of PayPal’s',
      withHeader('paypal-cert-url', 'https://api.paypal.com/v1/notifications/certs/CERT-1'),
    ],
    ['a certificate that is no address', withHeader('paypal-cert-url', 'cert.pem')],
    [
      'a key of one’s own',
      () => ({
        headers: signed(payPalBody, Date.now(), { ...state, ...newSigner('sandbox.paypal.example') }),
      }),
    ],
    [
      'the webhook of someone else',
      () => ({ headers: signed(payPalBody, Date.now(), { ...state, webhookId: 'THEIRS' }) }),
    ],
    ['a right signature over another body', withBody((body) => body.replace('5.00', '500.00'))],
    ['a right signature over a body with a space more', withBody((body) => `${body} `.replace('{', '{ '))],
    [
      'a right signature over the same JSON, pretty',
      withBody((body) => JSON.stringify(JSON.parse(body), null, 2)),
    ],
    ['a body whose bytes were mangled', withBody((body) => body.replace('Zoë', 'Zo\uFFFD'))],
    ['a body that closes the question and begins its own', withBody((body) => `${body},"webhook_id":"X"`)],
    ['an empty body', withBody(() => '')],
  ];
  it(`knows ${forged.length} forgeries`, () => expect(forged.length).toBeGreaterThanOrEqual(30));
  it.each(forged)('refuses %s', async (_name, forge) => {
    const { post, queue, lines } = receive();
    const { headers = genuine, body = payPalBody } = forge(genuine);
    expect(await post(sentWith(headers, body))).toBe(400);
    expect(queue).toEqual([]);
    expect(lines).toMatchObject([{ event: 'WebhookRefused' }]);
    expect(JSON.stringify(lines)).not.toMatch(/Zo|1AB/);
  });

  it.each([
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['no type', '{"id":"WH-1","resource":{}}'],
    ['no resource', '{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED"}'],
  ])('refuses a rightly signed body that is %s', async (_name, body) => {
    expect(await receive().post(sentWith(signed(body), body))).toBe(400);
  });

  it('refuses everything without the id of its webhook', async () => {
    expect(await receive('').post(sentWith(genuine))).toBe(400);
  });

  it('takes a transmission once, and says again that it was taken', async () => {
    const { post, queue } = receive();
    expect(await post(sentWith(genuine))).toBe(200);
    expect(await post(sentWith(genuine))).toBe(200);
    expect(queue).toHaveLength(1);
  });

  it('believes nothing while PayPal cannot be asked', async () => {
    const { post, queue } = receive();
    await world.control('PAYPAL', 'calls', [
      { path: 'verify-webhook-signature', times: 2, kind: 'fail', status: 503 },
    ]);
    expect(await post(sentWith(genuine))).toBe(503);
    expect(queue).toEqual([]);
    expect(await post(sentWith(genuine))).toBe(200);
  });

  it('believes nothing with credentials that are no longer good', async () => {
    const { post } = receiver(world, {
      stripeSecrets: [],
      webhookId: state.webhookId,
      clientSecret: 'old',
    });
    expect(await post(sentWith(genuine))).toBe(503);
  });
});

it('knows no other providers', async () => {
  const { post } = receiver(world, { stripeSecrets: [SECRET], webhookId: 'W' });
  expect(await post({ ...stripeSent(), path: '/webhooks/other' })).toBe(404);
});
