import { newVoter, type Caller } from '../support/clients';
import {
  control,
  createCheckout,
  paymentOf,
  press,
  readAccount,
  readCheckout,
  reconcileNow,
  withoutWebhooks,
  type TestCheckout,
} from '../support/payments';
import { eventually } from '../support/votings';

const PROVIDERS = ['STRIPE', 'PAYPAL'] as const;
type Provider = (typeof PROVIDERS)[number];

const balanceBecomes = (voter: Caller, credits: number) =>
  eventually(
    `a balance of ${credits}`,
    () => readAccount(voter),
    (account) => account.credits === credits,
  );

const eventsOf = async (provider: Provider) =>
  Object.keys((await control<{ events: object }>(provider, 'record')).events);

/** Ten credits that were paid for, and of whose price half was refunded and a tenth disputed, which nobody told. */
async function boughtAndUnheard(provider: Provider) {
  const voter = await newVoter();
  const checkout = await createCheckout(voter, provider);
  await press(checkout, 'pay');
  await balanceBecomes(voter, 10);
  const heard = await eventsOf(provider);
  await withoutWebhooks(provider, async () => {
    await control(provider, 'refund', { payment: paymentOf(checkout), amount: 250 });
    await control(provider, 'dispute', { payment: paymentOf(checkout), amount: 50 });
  });
  const lost = (await eventsOf(provider)).filter((id) => !heard.includes(id));
  return { provider, voter, checkout, lost };
}

async function expectTakenOnce(voter: Caller, checkout: TestCheckout): Promise<void> {
  expect(await readCheckout(voter, checkout.id)).toMatchObject({ status: 'DISPUTED' });
  const { entries } = await readAccount(voter);
  const own = entries.filter(({ reference }) => reference === checkout.id);
  expect(own.map(({ kind, credits }) => `${kind} ${credits}`).sort()).toEqual([
    'DISPUTE -1',
    'PURCHASE 10',
    'REFUND -5',
  ]);
}

it('A refund and a dispute of which no webhook came are noticed, and counted once when the webhooks come after all', async () => {
  const cases = await Promise.all(PROVIDERS.map(boughtAndUnheard));
  await Promise.all(cases.map(({ voter }) => balanceBecomes(voter, 4)));

  for (const { provider, voter, checkout, lost } of cases) {
    await expectTakenOnce(voter, checkout);
    expect(lost.length).toBeGreaterThanOrEqual(2);
    for (const id of lost) await control(provider, `events/${id}/resend`, {});
    // What is bought after that comes through the same queue.
    await press(await createCheckout(voter, provider), 'pay');
    expect((await balanceBecomes(voter, 14)).sum).toBe(14);
  }

  expect((await reconcileNow(400 * 24 * 3_600_000)).failed).toBe(0);
  for (const { voter, checkout } of cases) {
    await expectTakenOnce(voter, checkout);
    expect(await readAccount(voter)).toMatchObject({ credits: 14, sum: 14 });
  }
});
