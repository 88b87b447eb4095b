import { newVoter } from '../support/clients';
import {
  call,
  createCheckout,
  press,
  readAccount,
  readCheckout,
  readFacts,
  reconcileNow,
  withoutWebhooks,
} from '../support/payments';
import { eventually } from '../support/votings';
import { connections, deliver, eventOf, signed } from '../support/webhooks';

const TIMES = 20;
const CONNECTIONS = 10;

describe.each(['STRIPE', 'PAYPAL'] as const)('One payment through %s', (provider) => {
  it('is credited once, though everybody brings the news at once and again and again', async () => {
    const facts = await readFacts();
    const voter = await newVoter();
    const checkout = await createCheckout(voter, provider);
    const times = Array.from({ length: TIMES }, (_, index) => index);
    const agent = connections(CONNECTIONS);
    // Starts as many functions as will be called, so that they meet later, and are not kept apart by their starts.
    // On a busy machine the starts alone may take longer than anybody waits for an answer.
    await eventually(
      'answers of as many functions as will be called',
      () =>
        Promise.all([
          ...times.map(async () => {
            const { data } = await call(voter, 'completeCheckout', checkout.id);
            return data?.completeCheckout.status === 'PENDING';
          }),
          ...times.map(async () => (await deliver({ provider, headers: {}, body: '' }, agent)) === 400),
        ]),
      (answers) => answers.every(Boolean),
    );
    await withoutWebhooks(provider, () => press(checkout, 'pay'));
    const body = await eventOf(checkout);

    // One moment for all: a second that passes between two of them would date them alike.
    const now = Date.now();
    const [delivered, completed] = await Promise.all([
      // Signed again each time, as the provider's own repetitions are: the same again would be refused as a replay.
      Promise.all(times.map((index) => deliver(signed(facts, provider, body, now - index * 1000), agent))),
      Promise.all(times.map(() => call(voter, 'completeCheckout', checkout.id))),
      reconcileNow(),
    ]);
    agent.destroy();

    expect(delivered).toEqual(times.map(() => 200));
    // Those who met too many others were asked to try again, and changed nothing.
    const refusals = completed.flatMap(({ errors }) => errors.map(({ errorType }) => errorType));
    expect(refusals.filter((errorType) => errorType !== 'TryAgain')).toEqual([]);
    expect(completed.some(({ data }) => data?.completeCheckout.status === 'PAID')).toBe(true);
    await reconcileNow();
    expect(await readCheckout(voter, checkout.id)).toMatchObject({ status: 'PAID' });
    expect(await readAccount(voter)).toEqual({
      credits: 10,
      sum: 10,
      entries: [{ kind: 'PURCHASE', credits: 10, reference: checkout.id }],
    });
  });

  it('is credited once when the very same transmission is played again', async () => {
    const facts = await readFacts();
    const voter = await newVoter();
    const checkout = await createCheckout(voter, provider);
    await withoutWebhooks(provider, () => press(checkout, 'pay'));
    const webhook = signed(facts, provider, await eventOf(checkout));
    const agent = connections(CONNECTIONS);
    const answers = await Promise.all(Array.from({ length: TIMES }, () => deliver(webhook, agent)));
    agent.destroy();
    // Each copy hears that it was taken; credits are given once.
    expect(answers).toEqual(Array<number>(TIMES).fill(200));
    await call(voter, 'completeCheckout', checkout.id);
    expect(await readAccount(voter)).toMatchObject({ credits: 10, sum: 10 });
  });
});
