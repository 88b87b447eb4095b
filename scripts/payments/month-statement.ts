import type { Movement } from '@hustings/payment-sandboxes/in-process';
import { byProvider } from '../../functions/lib/by-provider';
import { statementHandler } from '../../functions/make-statement/handler';
import { monthFrom, monthStart, type StatementItem } from '../../model/statements';
import type { PaymentProvider, StatementDifference } from '../../schema/generated/types';
import type { Random } from '../../simulation/core/random';
import { payPalLists, stripeLists } from './clients';
import { MemoryStatements } from './memory-statements';
import { PROVIDERS, type SalesWorld } from './world';

/** The statement of a simulated month, and what of it is wrong. */
export interface MonthStatement {
  statement: StatementItem;
  differences: StatementDifference[];
  /** How often its process was killed. */
  kills: number;
  wrong: string[];
}

/** Calls that one run makes at most before its process ends, wherever it is: a page of the books takes some fifty. */
const LONGEST_LIFE = 200;

/** Steps for which a run has time, if it lives: few, so that it goes on where it stopped. */
const STEPS = 7;

const ENOUGH_TIME = 20 * 60_000;

/** Raised where a process is thought to be killed. Whatever it calls afterwards has no effect any more. */
class Killed extends Error {}

/** Lets the function that makes statements run on the third day of the next month, until the month's statement is made. */
export async function makeStatement(
  world: SalesWorld,
  month: string,
  random: Random,
): Promise<MonthStatement> {
  const nextMonth = monthStart(monthFrom(month, 1));
  world.time = Math.max(world.time, Date.parse(nextMonth.replace('-01T00', '-03T06')));
  const statements = new MemoryStatements(world.store);
  let kills = 0;
  while (statements.made.length === 0) {
    try {
      await runOnce(world, statements, 1 + random.below(LONGEST_LIFE));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      kills += 1;
    }
    // Who was killed is thought to be at it until its time is over.
    world.time += ENOUGH_TIME + 1;
  }
  const [statement] = statements.made as [StatementItem];
  const differences = [...statements.differences.values()];
  return { statement, differences, kills, wrong: wrongIn(world, statement, differences) };
}

/** Each run is one of another process: nothing is kept but what was written. */
async function runOnce(world: SalesWorld, statements: MemoryStatements, calls: number): Promise<void> {
  const life = { left: calls };
  const { store, gateways } = world.services;
  const run = statementHandler({
    statements: mortal(statements, life),
    services: {
      ...world.services,
      store: mortal(store, life),
      gateways: byProvider((provider) => mortal(gateways[provider], life)),
    },
    lists: {
      STRIPE: mortal(stripeLists(world.stripe), life),
      PAYPAL: mortal(payPalLists(world.payPal), life),
    },
    sleep: () => Promise.resolve(),
  });
  let steps = STEPS;
  const { did } = await run(undefined, {
    getRemainingTimeInMillis: () => (steps-- >= 0 ? ENOUGH_TIME : 0),
  });
  if (did !== 'MADE' && did !== 'WENT_ON') throw new Error(`No statement is made: ${did}.`);
}

/** The same object, in a process that ends after so many calls. */
function mortal<T extends object>(target: T, life: { left: number }): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name, object);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]): unknown => {
        life.left -= 1;
        if (life.left < 0) throw new Killed();
        return Reflect.apply(member, object, values);
      };
    },
  });
}

function wrongIn(world: SalesWorld, statement: StatementItem, differences: StatementDifference[]): string[] {
  const { month, credits, comparisons } = statement;
  const wrong = differences.map((each) => `statement: ${JSON.stringify(each)}`);
  const { opening, closing, ...movements } = credits;
  const moved = Object.values(movements as Record<string, number>).reduce((sum, each) => sum + each, 0);
  if (opening + moved !== closing) wrong.push('statement: its credits do not add up');
  const left = outstandingBefore(world, monthStart(monthFrom(month, 1)));
  if (closing !== left) wrong.push(`statement: ${closing} credits at the end, and voters had ${left}`);
  for (const provider of PROVIDERS) {
    const booked = bookedBy(world, provider);
    const listed = comparisons
      .filter((line) => line.provider === provider)
      .reduce(
        ({ taken, away }, { theirs: { received, returned, disputed } }) => ({
          taken: taken + received,
          away: away + returned + disputed,
        }),
        { taken: 0, away: 0 },
      );
    if (booked.taken !== listed.taken || booked.away !== listed.away)
      wrong.push(
        `statement: ${JSON.stringify(listed)} by ${provider}, whose books say ${JSON.stringify(booked)}`,
      );
  }
  return wrong;
}

function outstandingBefore({ store }: SalesWorld, instant: string): number {
  return [...store.balances.keys()]
    .flatMap((voter) => store.linesOf(voter))
    .filter(({ at }) => at < instant)
    .reduce((sum, { credits }) => sum + credits, 0);
}

/**
 * Everything is paid within the month, and what is decided later is of records of the month: all that moved is of it. What
 * PayPal lets go of a dispute when so much is refunded within it is no record of its own: both records stand.
 */
function bookedBy(world: SalesWorld, provider: PaymentProvider): { taken: number; away: number } {
  const { movements } = world.sandbox(provider).state;
  const sum = (some: Movement[]) => some.reduce((total, { amount }) => total + amount, 0);
  const refunds = movements.filter(({ kind }) => kind === 'refund');
  const isLetGo = ({ kind, source, payment, amount, at }: Movement) =>
    kind === 'dispute_reversal' &&
    // Of one that was won no record stands.
    world.payPal.state.disputes[source]?.dispute_outcome?.outcome_code !== 'RESOLVED_SELLER_FAVOUR' &&
    refunds.some((refund) => refund.payment === payment && refund.at === at && refund.amount === -amount);
  return {
    taken: sum(movements.filter(({ kind }) => kind === 'payment')),
    away: -sum(movements.filter((movement) => movement.kind !== 'payment' && !isLetGo(movement))),
  };
}
