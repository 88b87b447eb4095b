import type { Caller } from '../test/support/clients';
import { createCheckout, press } from '../test/support/payments';
import { subscribe } from '../test/support/subscription';
import { eventually } from '../test/support/votings';
import { percentile } from './measure';

/** Milliseconds from the payment to the balance at the subscriber, and how many times what opening a checkout takes. */
export interface CreditLatency {
  purchases: number;
  p50: number;
  p99: number;
  openings: number;
}

const PURCHASES = 20;

/** One purchase after the other, with Stripe's sandbox; the first one, for which functions start, is not counted. */
export async function measureCreditLatency(baseUrl: string, voter: Caller): Promise<CreditLatency> {
  const balances = await subscribe<{ onCredits: { credits: number } }>(
    'subscription($userId: ID!) { onCredits(userId: $userId) { userId credits } }',
    { userId: voter.userId },
    { token: voter.token, baseUrl },
  );
  const openings: number[] = [];
  const latencies: number[] = [];
  for (let purchase = 0; purchase <= PURCHASES; purchase += 1) {
    const began = Date.now();
    const checkout = await createCheckout(voter, 'STRIPE');
    openings.push(Date.now() - began);
    await press(checkout, 'pay');
    const paidAt = Date.now();
    await eventually(
      'the balance at the subscriber',
      () => balances.received.length,
      (seen) => seen > purchase,
    );
    // The balance may be there before the answer to who paid.
    latencies.push(Math.max(0, balances.received.at(-1)!.at - paidAt));
  }
  balances.close();
  const [p50, p99] = [percentile(latencies.slice(1), 0.5), percentile(latencies.slice(1), 0.99)];
  return { purchases: PURCHASES, p50, p99, openings: p50 / percentile(openings.slice(1), 0.5) };
}
