import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { checkoutKey } from '../../model/keys';
import type { PaymentProvider } from '../../schema/generated/types';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { newVoter, type Caller } from '../support/clients';
import { payPalForgeries, stripeForgeries, type Forgery } from '../support/forgeries';
import {
  createCheckout,
  press,
  providerUrl,
  readAccount,
  readCheckout,
  readFacts,
  sandboxState,
  tableClient,
  withoutWebhooks,
  type StackFacts,
  type TestCheckout,
} from '../support/payments';
import { deliver, eventOf, signed } from '../support/webhooks';
import { eventually } from '../support/votings';

/** Keeps the reconciler away for an hour, so that whatever credits this checkout was a webhook. */
async function leaveToWebhooks(facts: StackFacts, { userId }: Caller, { id }: TestCheckout): Promise<void> {
  const dynamodb = tableClient(facts);
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: facts.tableName,
      Key: toItem(checkoutKey(userId, id)),
      UpdateExpression: 'SET nextCheckAt = :later',
      ExpressionAttributeValues: toItem({ ':later': new Date(Date.now() + 3_600_000).toISOString() }),
    }),
  );
  dynamodb.destroy();
}

function forgeriesOf(facts: StackFacts, provider: PaymentProvider, body: string): Forgery[] {
  if (provider === 'STRIPE') return stripeForgeries(body, sandboxState(facts, 'STRIPE').webhookSecret);
  return payPalForgeries(body, providerUrl('PAYPAL'), sandboxState(facts, 'PAYPAL'));
}

describe.each(['STRIPE', 'PAYPAL'] as const)('Webhooks that %s did not send', (provider) => {
  it('are refused one and all, and change nothing, while a true one counts', async () => {
    const facts = await readFacts();
    const voter = await newVoter();
    const checkout = await createCheckout(voter, provider);
    await leaveToWebhooks(facts, voter, checkout);
    await withoutWebhooks(provider, () => press(checkout, 'pay'));
    const body = await eventOf(checkout);

    const forgeries = forgeriesOf(facts, provider, body);
    expect(forgeries.length).toBeGreaterThanOrEqual(30);
    const answers: [string, number][] = [];
    for (const [why, headers, text] of forgeries)
      answers.push([why, await deliver({ provider, headers, body: text })]);
    expect(answers.filter(([, status]) => status !== 400)).toEqual([]);
    expect(await readCheckout(voter, checkout.id)).toMatchObject({ status: 'PENDING' });
    expect(await readAccount(voter)).toEqual({ credits: 0, sum: 0, entries: [] });

    const genuine = signed(facts, provider, body);
    expect(await deliver(genuine)).toBe(200);
    expect(await deliver(genuine)).toBe(200);
    await eventually(
      'credits from the true webhook',
      () => readAccount(voter),
      ({ credits }) => credits === 10,
    );
  });
});
