/** What a developer can do by hand: every state of the life of a payment, and everything that goes wrong with webhooks. */
import { eventually } from './support/listener';
import { startSandboxes, type RunningSandboxes } from './support/running-sandboxes';

let world: RunningSandboxes;
beforeAll(async () => {
  world = await startSandboxes();
  world.listener.status = 200;
});
afterAll(() => world.stop());

type Provider = 'stripe' | 'paypal';
const providers: Provider[] = ['stripe', 'paypal'];

async function begin(provider: Provider): Promise<string> {
  if (provider === 'stripe') {
    const session = await world.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { quantity: 1, price_data: { currency: 'eur', unit_amount: 500, product_data: { name: 'x' } } },
      ],
      success_url: 'https://shop.example/ok',
    });
    return session.id;
  }
  return world.createOrder();
}
const change = (provider: Provider, payment: string, name: string, amount?: number) =>
  world.control(provider, 'change', { payment, change: name, ...(amount !== undefined && { amount }) });
const changes = async (provider: Provider, payment: string) =>
  (await world.control(provider, `changes/${payment}`)) as unknown as { name: string; label: string }[];

/** Takes the money of what was approved, which at PayPal nobody does but the shop. */
async function take(provider: Provider, payment: string): Promise<void> {
  await change(provider, payment, provider === 'stripe' ? 'pay' : 'approve');
  if (provider === 'paypal') await world.capture(payment);
}

it.each(providers)('tells which changes can happen at %s, and does no other', async (provider) => {
  const payment = await begin(provider);
  const before = (await changes(provider, payment)).map(({ name }) => name);
  expect(before).toContain(provider === 'stripe' ? 'pay' : 'approve');
  expect(before).not.toContain('refund');
  await expect(change(provider, payment, 'refund')).rejects.toThrow('cannot happen');
  await take(provider, payment);
  expect((await changes(provider, payment)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['refund', 'refund-slowly', 'dispute']),
  );
});

it.each(providers)('keeps the books of %s, in which nothing moves twice', async (provider) => {
  const payment = await begin(provider);
  await take(provider, payment);
  for (const [name, amount] of [
    ['refund-slowly', 100],
    ['refund-arrives', undefined],
    ['refund-fails', undefined],
    ['dispute', 200],
    ['dispute-review', undefined],
    ['dispute-win', undefined],
    ['dispute-reopen', undefined],
    ['dispute-lose', undefined],
  ] as const)
    await change(provider, payment, name, amount);
  const { movements } = (await world.control(provider, 'record')) as {
    movements: { payment: string; kind: string; amount: number }[];
  };
  const own = movements.filter((movement) => movement.payment === payment);
  expect(own.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
    'payment 500',
    'refund -100',
    'refund_failure 100',
    'dispute -200',
    'dispute_reversal 200',
    'dispute -200',
  ]);
});

it('lets nobody approve an order that was voided', async () => {
  const payment = await begin('paypal');
  await change('paypal', payment, 'void');
  const { apiBase } = world.sandboxes.paypal;
  const body = new URLSearchParams({ action: 'pay' });
  const url = `${apiBase}/checkoutnow?token=${payment}`;
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  expect(await answer.text()).toContain('Nothing was paid');
  expect(await world.payPal.get(`/v2/checkout/orders/${payment}`)).toMatchObject({ status: 'VOIDED' });
  expect(await (await fetch(`${apiBase}/_control`)).text()).not.toContain(`token=${payment}`);
});

it('shows payers as they are: with names and addresses, half of them empty', async () => {
  const session = await begin('stripe');
  await take('stripe', session);
  expect((await world.stripe.checkout.sessions.retrieve(session)).customer_details).toMatchObject({
    name: "Zoë O'Brien",
    address: { country: 'DE', line2: null },
    phone: null,
  });
  const order = await begin('paypal');
  await take('paypal', order);
  expect(await world.payPal.get(`/v2/checkout/orders/${order}`)).toMatchObject({
    payer: { name: { surname: "O'Brien-Müller" }, address: { country_code: 'DE' }, phone: {} },
    payment_source: { paypal: { account_status: 'VERIFIED' } },
    purchase_units: [{ payee: {}, payments: { captures: [{ seller_receivable_breakdown: {} }] } }],
  });
});

describe('webhooks', () => {
  const deliveriesOf = async (provider: Provider) =>
    ((await world.control(provider, 'record')) as { deliveries: { state: string; isForged?: boolean }[] })
      .deliveries;

  it('are lost, the next ones only', async () => {
    await world.control('paypal', 'webhooks', { dropNext: 1 });
    const before = (await deliveriesOf('paypal')).length;
    for (let count = 0; count < 2; count += 1) await change('paypal', await begin('paypal'), 'approve');
    const states = (await deliveriesOf('paypal')).slice(before).map(({ state }) => state === 'DROPPED');
    expect(states).toEqual([true, false]);
  });

  it('are lost by share, the same ones for a seed', async () => {
    const lostWith = async (seed: number) => {
      await world.control('paypal', 'webhooks', { dropShare: 0.5, seed });
      const before = (await deliveriesOf('paypal')).length;
      for (let count = 0; count < 12; count += 1) await change('paypal', await begin('paypal'), 'approve');
      await world.control('paypal', 'webhooks', { dropShare: 0 });
      return (await deliveriesOf('paypal')).slice(before).map(({ state }) => state === 'DROPPED');
    };
    const first = await lostWith(7);
    expect(await lostWith(7)).toEqual(first);
    expect(first).toContain(true);
    expect(first).toContain(false);
  });

  it.each(providers)(
    'of %s can be forged, once each, and never with its keys in the record',
    async (provider) => {
      await take(provider, await begin(provider));
      world.listener.received.length = 0;
      world.listener.status = 400;
      expect(await world.control(provider, 'forge', { forgery: 'unsigned' })).toMatchObject({ answer: 400 });
      expect(await world.control(provider, 'forge', { forgery: 'old' })).toMatchObject({ answer: 400 });
      world.listener.status = 200;
      await eventually(() => expect(world.listener.received.length).toBeGreaterThanOrEqual(2));
      expect((await deliveriesOf(provider)).filter(({ isForged }) => isForged)).toHaveLength(2);
      await expect(world.control(provider, 'forge', { forgery: 'none' })).rejects.toThrow('no such forgery');
    },
  );
});

describe.each(providers)('the control page of %s', (provider) => {
  const url = () => `${world.sandboxes[provider].apiBase}/_control`;

  it('has a button for everything that can happen, in words, and does it', async () => {
    const payment = await begin(provider);
    const page = await (await fetch(url())).text();
    for (const { label } of await changes(provider, payment)) expect(page).toContain(label);
    expect(page).not.toMatch(/<script/);
    expect(page).toMatch(provider === 'stripe' ? 'x, €5.00' : '5.00 EUR');
    const body = new URLSearchParams({ payment, change: 'expire', amount: '' });
    if (provider === 'paypal') body.set('change', 'void');
    const after = await fetch(`${url()}/page/change`, { method: 'POST', body });
    expect(await after.text()).toContain('Done: ');
    expect((await changes(provider, payment)).map(({ name }) => name)).toEqual(['forget']);
  });

  it('says why something cannot be done', async () => {
    const body = new URLSearchParams({ payment: await begin(provider), change: 'refund' });
    expect(await (await fetch(`${url()}/page/change`, { method: 'POST', body })).text()).toContain(
      'cannot happen',
    );
  });

  it('is for pages of this address only', async () => {
    const stranger = { headers: { origin: 'https://elsewhere.example' } };
    expect((await fetch(url(), stranger)).status).toBe(403);
  });
});
