/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment, text } from '../../../functions/lib/environment';
import { toMinorUnits, toMoney } from '../../../functions/lib/payments/paypal/money';
import { PROVIDER_VARIABLES, PROVIDERS } from '../../../functions/lib/payments/providers';
import { CachedSecret } from '../../../functions/lib/secrets';
import { ulid } from '../../../functions/checkout/ulid';
import { fromItem, toItem } from '../../../functions/lib/dynamodb/attributes';
import { CREDIT_PACKS } from '../../../model/credit-packs';
import { PAYMENT_PROVIDERS } from '../../../model/payment-providers';

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

it('packs have ids of their own, and prices', () => {
  expect(new Set(CREDIT_PACKS.map(({ id }) => id)).size).toBe(CREDIT_PACKS.length);
  for (const { credits, amount, currency } of CREDIT_PACKS) {
    expect(credits).toBeGreaterThan(0);
    expect(Number.isInteger(amount) && amount > 0).toBe(true);
    expect(currency).toMatch(/^[A-Z]{3}$/);
  }
});
