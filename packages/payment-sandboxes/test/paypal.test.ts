import {
  CheckoutPaymentIntent,
  OrdersController,
  PaymentsController,
  type OrderRequest,
} from '@paypal/paypal-server-sdk';
import { randomUUID, X509Certificate } from 'node:crypto';
import { SandboxClient } from './support/paypal-client';
import { startSandboxes, type RunningSandboxes } from './support/running-sandboxes';

let world: RunningSandboxes;
let orders: OrdersController;
let payments: PaymentsController;
beforeEach(async () => {
  world = await startSandboxes();
  orders = new OrdersController(world.payPal);
  payments = new PaymentsController(world.payPal);
});
afterEach(() => world.stop());

const order = (value = '5.00', currencyCode = 'EUR'): OrderRequest => ({
  intent: CheckoutPaymentIntent.Capture,
  purchaseUnits: [{ customId: 'u/c', description: '10 credits', amount: { currencyCode, value } }],
  paymentSource: {
    paypal: {
      experienceContext: { returnUrl: 'https://shop.example/ok', cancelUrl: 'https://shop.example/no' },
    },
  },
});
const create = async (body = order(), paypalRequestId: string = randomUUID()) =>
  (await orders.createOrder({ body, paypalRequestId, prefer: 'return=representation' })).result;
const press = (created: { links?: { rel: string; href: string }[] }, action: string) =>
  fetch(created.links?.find(({ rel }) => rel === 'payer-action')?.href ?? '', {
    method: 'POST',
    body: new URLSearchParams({ action }),
    redirect: 'manual',
  });
const issue = (name: string) => ({
  result: expect.objectContaining({ details: [expect.objectContaining({ issue: name })] }) as object,
});

it('creates an order, lets the buyer approve it, and captures it', async () => {
  const created = await create();
  expect(created).toMatchObject({ status: 'PAYER_ACTION_REQUIRED', purchaseUnits: [{ customId: 'u/c' }] });
  const id = created.id ?? '';
  await expect(orders.captureOrder({ id })).rejects.toMatchObject({
    statusCode: 422,
    ...issue('ORDER_NOT_APPROVED'),
  });

  const back = new URL((await press(created, 'pay')).headers.get('location') ?? '');
  expect(back.searchParams.get('token')).toBe(id);
  expect(back.searchParams.get('PayerID')).toBeTruthy();

  expect((await orders.getOrder({ id })).result.status).toBe('APPROVED');
  expect((await orders.captureOrder({ id })).result).toMatchObject({ id, status: 'COMPLETED' });
  await expect(orders.captureOrder({ id })).rejects.toMatchObject(issue('ORDER_ALREADY_CAPTURED'));
  const captures = (await orders.getOrder({ id })).result.purchaseUnits?.[0]?.payments?.captures;
  expect(captures).toMatchObject([{ status: 'COMPLETED', amount: { currencyCode: 'EUR', value: '5.00' } }]);
});

it('replays a request id, and refuses it for another request', async () => {
  const first = await create(order(), 'r1');
  expect((await create(order(), 'r1')).id).toBe(first.id);
  await expect(create(order('6.00'), 'r1')).rejects.toMatchObject(issue('PAYPAL_REQUEST_ID_PREVIOUSLY_USED'));
});

it('captures once for a request id', async () => {
  const created = await create();
  await press(created, 'pay');
  const id = created.id ?? '';
  await orders.captureOrder({ id, paypalRequestId: 'c1' });
  expect((await orders.captureOrder({ id, paypalRequestId: 'c1' })).result.status).toBe('COMPLETED');
});

it.each([
  ['5.001', 'EUR', 'INVALID_PARAMETER_SYNTAX'],
  ['0.00', 'EUR', 'INVALID_PARAMETER_SYNTAX'],
  ['5.50', 'JPY', 'DECIMALS_NOT_SUPPORTED'],
  ['5.00', 'XTS', 'CURRENCY_NOT_SUPPORTED'],
])('refuses %s %s', async (value, currency, name) => {
  await expect(create(order(value, currency))).rejects.toMatchObject(issue(name));
});

it('knows its client only', async () => {
  const stranger = new SandboxClient({ ...world.sandboxes.paypal, clientSecret: 'x' });
  await expect(new OrdersController(stranger).getOrder({ id: 'X' })).rejects.toMatchObject({
    statusCode: 401,
  });
});

it('says what is missing, with a debug id', async () => {
  await expect(orders.getOrder({ id: 'NONE' })).rejects.toMatchObject({
    statusCode: 404,
    result: { name: 'RESOURCE_NOT_FOUND', debug_id: expect.stringMatching(/^\w{13}$/) as string },
  });
});

it('declines, and lets the buyer choose another way to pay', async () => {
  const created = await create();
  await press(created, 'decline');
  const id = created.id ?? '';
  await expect(orders.captureOrder({ id })).rejects.toMatchObject(issue('INSTRUMENT_DECLINED'));
  await press(created, 'pay');
  expect((await orders.captureOrder({ id })).result.status).toBe('COMPLETED');
});

it('refunds through the API, and shows it on the order', async () => {
  const created = await create();
  await press(created, 'pay');
  const id = created.id ?? '';
  await orders.captureOrder({ id });
  const captureId =
    (await orders.getOrder({ id })).result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id ?? '';
  await payments.refundCapturedPayment({
    captureId,
    body: { amount: { currencyCode: 'EUR', value: '2.00' } },
  });
  expect((await payments.getCapturedPayment({ captureId })).result).toMatchObject({
    status: 'PARTIALLY_REFUNDED',
    supplementaryData: { relatedIds: { orderId: id } },
  });
  const tooMuch = { amount: { currencyCode: 'EUR', value: '4.00' } };
  await expect(payments.refundCapturedPayment({ captureId, body: tooMuch })).rejects.toMatchObject(
    issue('REFUND_AMOUNT_EXCEEDED'),
  );
  await payments.refundCapturedPayment({ captureId });
  const refunds = (await orders.getOrder({ id })).result.purchaseUnits?.[0]?.payments?.refunds;
  expect(refunds?.map(({ amount }) => amount?.value)).toEqual(['2.00', '3.00']);
});

it('lists the disputes of a capture without their outcome, and gives it of each', async () => {
  const created = await create();
  await press(created, 'pay');
  const id = created.id ?? '';
  await orders.captureOrder({ id });
  const captureId =
    (await orders.getOrder({ id })).result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id ?? '';
  const disputesOf = async (capture: string) => {
    const query = { disputed_transaction_id: capture, page_size: '50' };
    const answer = await world.payPal.get('/v1/customer/disputes', query);
    return (answer as { items: { dispute_id: string }[] }).items.map((item) => item.dispute_id);
  };
  expect(await disputesOf(captureId)).toEqual([]);
  const { dispute_id: disputeId } = await world.control('paypal', 'dispute', { payment: id });
  await world.control('paypal', `disputes/${String(disputeId)}/resolve`, { outcome: 'won' });

  expect(await disputesOf(captureId)).toEqual([disputeId]);
  expect(await disputesOf('ANOTHER')).toEqual([]);
  expect(await world.payPal.get(`/v1/customer/disputes/${String(disputeId)}`)).toMatchObject({
    status: 'RESOLVED',
    dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' },
    disputed_transactions: [{ seller_transaction_id: captureId }],
  });
  const { items } = (await world.payPal.get('/v1/customer/disputes')) as { items: object[] };
  expect(items).toMatchObject([{ dispute_id: disputeId, status: 'RESOLVED' }]);
  expect(items[0]).not.toHaveProperty('dispute_outcome');
});

it('forgets orders that nobody completed', async () => {
  const created = await create();
  await world.control('paypal', 'expire', { payment: created.id });
  await expect(orders.getOrder({ id: created.id ?? '' })).rejects.toMatchObject({ statusCode: 404 });
});

it('publishes the certificate that its webhooks are signed with', async () => {
  const response = await fetch(`${world.sandboxes.paypal.apiBase}/v1/notifications/certs/CERT-sandbox`);
  const certificate = new X509Certificate(await response.text());
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject).toBe('CN=sandbox.paypal.example');
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
});

it('never shows its keys', async () => {
  const record = JSON.stringify(await world.control('paypal', 'record'));
  expect(record).not.toMatch(/PRIVATE KEY|ESecret|AClient/);
});
