import { CheckoutPaymentIntent, OrdersController, type OrderRequest } from '@paypal/paypal-server-sdk';
import { getDispute, listDisputes } from '../../../functions/lib/payments/paypal/requests';
import { paymentWorld, type PaymentWorld } from './support/world';

let world: PaymentWorld;
let orders: OrdersController;
beforeEach(async () => {
  world = await paymentWorld();
  orders = new OrdersController(world.payPalSdk);
});
afterEach(() => world.stop());

const body: OrderRequest = {
  intent: CheckoutPaymentIntent.Capture,
  purchaseUnits: [
    { customId: 'u/c', description: '10 credits', amount: { currencyCode: 'EUR', value: '5.00' } },
  ],
  paymentSource: {
    paypal: {
      experienceContext: { returnUrl: 'https://shop.example/ok', cancelUrl: 'https://shop.example/no' },
    },
  },
};
const create = async () =>
  (await orders.createOrder({ body, paypalRequestId: 'order-1', prefer: 'return=representation' })).result;
const press = (created: { links?: { rel: string; href: string }[] }, action: string) =>
  fetch(created.links?.find(({ rel }) => rel === 'payer-action')?.href ?? '', {
    method: 'POST',
    body: new URLSearchParams({ action }),
    redirect: 'manual',
  });

it('lists the disputes of a capture without their outcome, and gives it of each', async () => {
  const created = await create();
  await press(created, 'pay');
  const id = created.id ?? '';
  await orders.captureOrder({ id });
  const captureId =
    (await orders.getOrder({ id })).result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id ?? '';
  expect(await listDisputes(world.payPalSdk, captureId)).toEqual([]);
  const { dispute_id: disputeId } = await world.control('PAYPAL', 'dispute', { payment: id });
  await world.control('PAYPAL', `disputes/${String(disputeId)}/resolve`, { outcome: 'won' });

  expect(await listDisputes(world.payPalSdk, captureId)).toEqual([disputeId]);
  expect(await listDisputes(world.payPalSdk, 'ANOTHER')).toEqual([]);
  expect(await getDispute(world.payPalSdk, String(disputeId))).toMatchObject({
    status: 'RESOLVED',
    dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' },
    disputed_transactions: [{ seller_transaction_id: captureId }],
  });
  const list = world.payPalSdk.getRequestBuilderFactory()('GET', '/v1/customer/disputes');
  list.authenticate([{ oauth2: true }]);
  const { items } = JSON.parse((await list.callAsText()).result) as { items: object[] };
  expect(items).toMatchObject([{ dispute_id: disputeId, status: 'RESOLVED' }]);
  expect(items[0]).not.toHaveProperty('dispute_outcome');
});
