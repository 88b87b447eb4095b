/**
 * Payments on a local stack that is killed with kill -9 at any moment of them, again and again: what buyers have in the
 * end is what the providers have booked.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { PAYMENT_PROVIDERS } from '../../model/payment-providers';
import { Random } from '../../simulation/core/random';
import { organiserAccount, signedIn, type Caller } from '../../test/support/clients';
import {
  buyerOf,
  happen,
  refundFromApp,
  settledAsBooked,
  StackFunctions,
  type Buyer,
} from '../../test/support/payment-crash';
import { control, type TestCheckout } from '../../test/support/payments';
import { startStack, type StackProcess } from '../../test/support/stack';

/** Milliseconds within which the stack dies once everything happens at once. */
const LONGEST_LIFE = 2500;

/** What may happen to a purchase; each of its steps may be the last one. */
const FATES: ((
  stack: StackProcess,
  checkout: TestCheckout,
  buyer: Buyer,
  organiser: Caller,
) => Promise<unknown>)[] = [
  (_stack, checkout, buyer, organiser) => refundFromApp(organiser, buyer, checkout),
  (stack, checkout) => happen(stack, checkout, 'refund', 250),
  (stack, checkout) => happen(stack, checkout, 'dispute', 300),
  async (stack, checkout) => {
    await happen(stack, checkout, 'dispute');
    await happen(stack, checkout, 'dispute-lose');
  },
  async (stack, checkout) => {
    await happen(stack, checkout, 'dispute');
    await happen(stack, checkout, 'dispute-win');
  },
];

/**
 * Kills a stack so many times.
 * @param tell is told of each time.
 * @returns what was wrong. Empty: nothing.
 */
export async function killAgainAndAgain(
  kills: number,
  seed: number,
  tell: (line: string) => void,
): Promise<string[]> {
  const random = new Random(seed);
  const args = ['--no-seed', '--quiet'];
  const wrong: string[] = [];
  let stack = await startStack({ args: [...args, '--fresh'] });
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const buyers: Buyer[] = [];
      const organiser = await signedIn(organiserAccount, stack.baseUrl);
      for (const provider of PAYMENT_PROVIDERS) buyers.push(await buyerOf(stack, provider, FATES.length));
      for (const provider of PAYMENT_PROVIDERS)
        await control(provider, 'webhooks', { dropShare: random.below(2) / 2 }, stack.baseUrl);
      const dying = stack;
      const life = random.below(LONGEST_LIFE);
      const happening = buyers.flatMap((buyer) =>
        FATES.map((fate, place) => fate(dying, buyer.checkouts[place]!, buyer, organiser)),
      );
      // What is asked of a stack that dies fails, or is never answered: what became of it the books say.
      void Promise.allSettled(happening);
      await pause(life);
      dying.process.kill('SIGKILL');
      const { port, dataDirectory } = dying;
      stack = await startStack({ port, dataDirectory, args });
      const functions = await StackFunctions.of(stack);
      for (const buyer of buyers)
        try {
          const credits = await settledAsBooked(stack, functions, buyer);
          tell(`kill ${kill} after ${life} ms: ${buyer.provider} ok, ${credits} credits left`);
        } catch (error) {
          wrong.push(`kill ${kill} after ${life} ms: ${(error as Error).message}`);
          tell(wrong.at(-1) ?? '');
        }
    }
  } finally {
    await stack.stop();
  }
  return wrong;
}
