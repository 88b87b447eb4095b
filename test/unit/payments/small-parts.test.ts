/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Stripe from 'stripe';
import { readEnvironment, text } from '../../../functions/lib/environment';
import { toMinorUnits, toMoney } from '../../../functions/lib/payments/paypal/money';
import { settled } from '../../../functions/lib/checkouts/transitions';
import { StripeGateway } from '../../../functions/lib/payments/stripe/gateway';
import { recordOf } from '../../../functions/lib/payments/stripe/record';
import { PROVIDER_VARIABLES, PROVIDERS } from '../../../functions/lib/payments/providers';
import { CachedSecret, renewed } from '../../../functions/lib/secrets';
import { ulid } from '../../../functions/checkout/ulid';
import { fromItem, toItem } from '../../../functions/lib/dynamodb/attributes';
import { PAYMENT_PROVIDERS } from '../../../model/payment-providers';
import { checkoutView } from '../../../model/receipts';
import { aCheckout } from './support/factories';

describe('money', () => {
  it.each([
    [500, 'EUR', '5.00'],
    [5, 'USD', '0.05'],
    [500, 'JPY', '500'],
    [50_000, 'HUF', '500'],
  ])('%i %s is %s at PayPal', (amount, currencyCode, value) => {
    expect(toMoney(amount, currencyCode)).toEqual({ currencyCode, value });
    expect(toMinorUnits({ currencyCode, value })).toBe(amount);
  });

  it('comes back as it went, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (amount) => {
        expect(toMinorUnits(toMoney(amount, 'EUR'))).toBe(amount);
      }),
    );
  });
});

it('items come back as they went', () => {
  const plain = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.integer()),
    ),
  );
  fc.assert(
    fc.property(plain, (value) => {
      expect(fromItem(toItem(value))).toEqual({ ...value });
    }),
  );
});

it('items leave out what is undefined, and keep zero', () => {
  expect(toItem({ gone: undefined, zero: 0 })).toEqual({ zero: { N: '0' } });
});

it('ULIDs sort by time and differ', () => {
  const ids = [0, 1, 31, 32, Date.now(), Date.now() + 1].map(ulid);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  expect(ulid(1)).not.toBe(ulid(1));
});

describe('a cached secret', () => {
  it('is read once, and again after five minutes', async () => {
    let now = 0;
    let version = 0;
    const secret = new CachedSecret<{ version: number }>(
      async () => JSON.stringify({ version: ++version }),
      () => now,
    );
    await Promise.all([secret.read(), secret.read()]);
    expect(await secret.read()).toEqual({ version: 1 });
    now = 5 * 60_000;
    expect(await secret.read()).toEqual({ version: 2 });
  });

  it('is read again when it is doubted, but not at once, and stays what it was where it cannot be read', async () => {
    let now = 0;
    let version = 0;
    let isAway = false;
    const secret = new CachedSecret<number>(
      () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(String(++version))),
      () => now,
    );
    expect(await secret.read()).toBe(1);
    now = 9_999;
    expect(secret.doubt()).toBe(false);
    expect(await secret.read()).toBe(1);
    now = 10_000;
    expect(secret.doubt()).toBe(true);
    expect(await secret.read()).toBe(2);
    expect(secret.doubt()).toBe(false);
    isAway = true;
    now = 20_000;
    expect(secret.doubt()).toBe(true);
    expect(await secret.read()).toBe(2);
    now = 320_000;
    await expect(secret.read()).rejects.toThrow('away');
  });

  it('does not remember a failure, and never quotes what it could not read', async () => {
    const texts = ['sk_live_oops', '{"ok":true}'];
    const secret = new CachedSecret(async () => texts.shift());
    await expect(secret.read()).rejects.toThrow(/^The secret is not JSON\.$/);
    expect(await secret.read()).toEqual({ ok: true });
  });
});

it('the environment lists everything that is missing at once', () => {
  const variables = { TABLE_NAME: text, ...PROVIDER_VARIABLES, RETURN_URL: text };
  expect(() => readEnvironment({ TABLE_NAME: 't' }, variables)).toThrow(
    'Missing environment variables: STRIPE_SECRET_ID, PAYPAL_SECRET_ID, RETURN_URL',
  );
});

it.each(PAYMENT_PROVIDERS)('docs/payments.md names every event that the webhook of %s is for', (provider) => {
  const guide = readFileSync(path.resolve(__dirname, '../../../docs/payments.md'), 'utf8');
  // The last word stands for a type whose first words are those of the one before.
  const isNamed = (type: string) =>
    guide.includes(`\`${type}\``) || guide.includes(`\`.${type.split('.').pop()}\``);
  expect(PROVIDERS[provider].eventTypes.filter((type) => !isNamed(type))).toEqual([]);
});

it.each([
  [undefined, {}],
  [
    { tax: true, invoices: true },
    { automatic_tax: { enabled: true }, invoice_creation: { enabled: true } },
  ],
])('Stripe is asked for tax and invoices as the stage is set: %j', async (billing, expected) => {
  const asked: Stripe.Checkout.SessionCreateParams[] = [];
  const create = (parameters: Stripe.Checkout.SessionCreateParams) => {
    asked.push(parameters);
    return Promise.resolve({ id: 'cs_1', url: 'https://checkout.example/1' });
  };
  const client = { checkout: { sessions: { create } } } as unknown as Stripe;
  const gateway = new StripeGateway(
    renewed(
      () => Promise.resolve('the only one'),
      () => client,
    ),
    3_600_000,
    billing,
  );
  await gateway.open(aCheckout(), { success: 'https://a.example', cancel: 'https://b.example' });
  const [{ automatic_tax, invoice_creation, line_items } = {}] = asked;
  const given = { ...(automatic_tax && { automatic_tax }), ...(invoice_creation && { invoice_creation }) };
  expect(given).toEqual(expected);
  // The tax is within the price, so that the buyer pays what the shop said.
  expect(line_items?.[0]?.price_data?.tax_behavior).toBe(billing?.tax ? 'inclusive' : undefined);
});

it.each([
  [80, { amount: 80, currency: 'EUR' }],
  [0, null],
])('of %i cents of tax that Stripe worked out, the receipt says %j', (amount_tax, tax) => {
  const latest_charge = { id: 'ch_1', receipt_url: 'https://receipts.example/1' };
  const payment_intent = { id: 'pi_1', amount_received: 500, currency: 'eur', latest_charge };
  const session = {
    status: 'complete',
    payment_status: 'paid',
    payment_intent,
    total_details: { amount_tax },
  } as unknown as Stripe.Checkout.Session;
  const { checkout } = settled(aCheckout(), recordOf({ session, refunds: [], disputes: [] }));
  expect(checkoutView(checkout).receipt).toMatchObject({
    tax,
    providerReference: 'ch_1',
    providerUrl: 'https://receipts.example/1',
  });
});
