import { CachedSecret } from '../../../functions/lib/secrets';
import { PROVIDERS } from '../../../functions/lib/payments/providers';
import type { PayPalSecret } from '../../../functions/lib/payments/paypal/secret';
import type { StripeSecret } from '../../../functions/lib/payments/stripe/secret';
import { PAYMENT_PROVIDERS } from '../../../model/payment-providers';
import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';

/** A secret in Secrets Manager as a function keeps it, and the providers that are reached with it. */
function kept<Secret>(value: Secret) {
  const clock = { now: 0 };
  const inSecretsManager = { value, reads: 0 };
  const secret = new CachedSecret<Secret>(
    () => {
      inSecretsManager.reads += 1;
      return Promise.resolve(JSON.stringify(inSecretsManager.value));
    },
    () => clock.now,
  );
  const access = { secret: () => secret.read(), doubtSecret: () => secret.doubt(), timeout: 3000 };
  return { clock, inSecretsManager, access };
}

let world: PaymentWorld;
let stripe: ReturnType<typeof kept<StripeSecret>>;
let payPal: ReturnType<typeof kept<PayPalSecret>>;
let providers: Record<'STRIPE' | 'PAYPAL', ReturnType<typeof PROVIDERS.STRIPE.connect>>;

beforeEach(async () => {
  world = await paymentWorld();
  const { secretKey, webhookSecret, apiBase } = world.sandboxes.stripe;
  const { clientId, clientSecret, webhookId, apiBase: payPalBase } = world.sandboxes.paypal;
  stripe = kept<StripeSecret>({ secretKey, webhookSecrets: [webhookSecret] });
  payPal = kept<PayPalSecret>({ clientId, clientSecret, webhookId });
  providers = {
    STRIPE: PROVIDERS.STRIPE.connect({ ...stripe.access, apiBase }),
    PAYPAL: PROVIDERS.PAYPAL.connect({ ...payPal.access, apiBase: payPalBase }),
  };
  world.services.gateways = { STRIPE: providers.STRIPE.gateway, PAYPAL: providers.PAYPAL.gateway };
});
afterEach(() => world.stop());

const roll = async (provider: 'STRIPE' | 'PAYPAL', key: string, overlap: number) =>
  String((await world.control(provider, 'roll', { key, overlap }))['key']);

const KEYS = { STRIPE: 'secretKey', PAYPAL: 'clientSecret' } as const;

describe.each(PAYMENT_PROVIDERS)('the key of %s', (provider) => {
  const put = (key: string): void => {
    const { inSecretsManager } = provider === 'STRIPE' ? stripe : payPal;
    Object.assign(inSecretsManager.value, { [KEYS[provider]]: key });
  };
  const used = () => (provider === 'STRIPE' ? stripe : payPal);
  const buy = async () => checkoutOf(await world.create(provider));

  it('that leaked is replaced, and nobody waits for what the functions keep', async () => {
    await buy();
    const key = await roll(provider, KEYS[provider], 0);
    expect(await world.create(provider)).toMatchObject({ error: { type: 'PaymentProviderError' } });
    put(key);
    used().clock.now = 10_000;
    await buy();
    await buy();
    expect(used().inSecretsManager.reads).toBe(2);
  });

  it('that nobody put in is not asked for again and again', async () => {
    await buy();
    await roll(provider, KEYS[provider], 0);
    used().clock.now = 10_000;
    for (let times = 0; times < 3; times += 1)
      expect(await world.create(provider)).toMatchObject({ error: { type: 'PaymentProviderError' } });
    expect(used().inSecretsManager.reads).toBe(2);
  });

  it('is good beside the next one for as long as they overlap, and taken within five minutes', async () => {
    await buy();
    put(await roll(provider, KEYS[provider], 3600));
    used().clock.now = 299_999;
    await buy();
    expect(used().inSecretsManager.reads).toBe(1);
    used().clock.now = 300_000;
    await buy();
    expect(used().inSecretsManager.reads).toBe(2);
  });
});

describe('the webhook secret of Stripe', () => {
  const delivered = async () => {
    const checkout = checkoutOf(await world.create('STRIPE'));
    await world.press(checkout, 'pay');
    const found = () => world.received.find(({ body }) => body.includes(checkout.id));
    await eventually(() => {
      expect(found()).toBeDefined();
    });
    const { body, headers } = found()!;
    return { ...(await providers.STRIPE.verify(Buffer.from(body), headers)), headers };
  };

  it('signs beside the one before while they overlap: either is believed', async () => {
    const { webhookSecrets: [old = ''] = [] } = stripe.inSecretsManager.value;
    const next = await roll('STRIPE', 'webhookSecret', 24 * 3600);
    const { headers, ...verdict } = await delivered();
    expect(verdict).toHaveProperty('eventId');
    expect(headers['stripe-signature']?.match(/v1=/g)).toHaveLength(2);
    stripe.inSecretsManager.value.webhookSecrets = [next, old];
    stripe.clock.now = 300_000;
    expect(await delivered()).toHaveProperty('eventId');
    stripe.inSecretsManager.value.webhookSecrets = [next];
    stripe.clock.now = 600_000;
    expect(await delivered()).toHaveProperty('eventId');
  });

  it('that was replaced at once is believed as soon as it was put in, and its forgeries read nothing', async () => {
    expect(await delivered()).toHaveProperty('eventId');
    const next = await roll('STRIPE', 'webhookSecret', 0);
    expect(await delivered()).toHaveProperty('refusal', 'BAD_SIGNATURE');
    stripe.inSecretsManager.value.webhookSecrets = [next];
    stripe.clock.now = 10_000;
    expect(await delivered()).toHaveProperty('eventId');
    const reads = stripe.inSecretsManager.reads;
    const forged = { 'stripe-signature': `t=${Math.floor(Date.now() / 1000)},v1=00` };
    for (let times = 0; times < 5; times += 1)
      expect(await providers.STRIPE.verify(Buffer.from('{}'), forged)).toEqual({ refusal: 'BAD_SIGNATURE' });
    expect(stripe.inSecretsManager.reads).toBe(reads);
  });
});

it('a key that no provider has, or an overlap that none offers, is refused by the sandboxes', async () => {
  await expect(roll('PAYPAL', 'webhookId', 0)).rejects.toThrow('A key of PayPal is clientSecret.');
  await expect(roll('STRIPE', 'apiKey', 0)).rejects.toThrow('secretKey or webhookSecret');
  await expect(roll('STRIPE', 'webhookSecret', 86_401)).rejects.toThrow('0 to 86400 seconds');
  const record = JSON.stringify(await world.control('STRIPE', 'record'));
  const key = await roll('STRIPE', 'secretKey', 60);
  expect(JSON.stringify(await world.control('STRIPE', 'record'))).toBe(record);
  expect(record).not.toContain(key);
});
