import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPaymentKeys } from '../../../local/start/payment-keys';

const directory = mkdtempSync(path.join(tmpdir(), 'payment-keys-'));

function keysIn(text: string): ReturnType<typeof readPaymentKeys> {
  const file = path.join(directory, '.env');
  writeFileSync(file, text);
  return readPaymentKeys(file);
}

const STRIPE = 'STRIPE_SECRET_KEY=sk_test_1\nSTRIPE_WEBHOOK_SECRET=whsec_1\n';
const PAYPAL = 'PAYPAL_CLIENT_ID=A\nPAYPAL_CLIENT_SECRET=E\nPAYPAL_WEBHOOK_ID=W\n';

it('finds none without a file, in an empty one, and in the example as it is', () => {
  const none = { STRIPE: undefined, PAYPAL: undefined };
  expect(readPaymentKeys(path.join(directory, 'absent'))).toEqual(none);
  expect(keysIn('')).toEqual(none);
  expect(readPaymentKeys(path.resolve(__dirname, '../../../.env.example'))).toEqual(none);
});

it('takes each provider by itself', () => {
  expect(keysIn(STRIPE)).toEqual({
    STRIPE: { secretKey: 'sk_test_1', webhookSecrets: ['whsec_1'] },
    PAYPAL: undefined,
  });
  expect(keysIn(PAYPAL)).toEqual({
    STRIPE: undefined,
    PAYPAL: { clientId: 'A', clientSecret: 'E', webhookId: 'W' },
  });
});

it('takes several webhook secrets, while one replaces the other', () => {
  const { STRIPE: stripe } = keysIn('STRIPE_SECRET_KEY=rk_test_1\nSTRIPE_WEBHOOK_SECRETS=whsec_1, whsec_2\n');
  expect(stripe?.webhookSecrets).toEqual(['whsec_1', 'whsec_2']);
});

it.each([
  ['STRIPE_WEBHOOK_SECRET=whsec_1', /not STRIPE_SECRET_KEY/],
  ['STRIPE_SECRET_KEY=sk_test_1', /not STRIPE_WEBHOOK_SECRET/],
  ['PAYPAL_CLIENT_ID=A', /not PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID/],
])('says what is missing beside %s', (text, message) => {
  expect(() => keysIn(text)).toThrow(message);
});

it.each(['sk_live_1', 'rk_live_1', 'pk_test_1'])('refuses the key %s', (key) => {
  expect(() => keysIn(STRIPE.replace('sk_test_1', key))).toThrow(/must be a test key/);
});
