import { playMonth } from '../../../scripts/payments/month';

it('a few days of sales add up, whatever was lost, and with days on which nothing answers', async () => {
  const seed = Number(process.env['PAYMENTS_SEED'] ?? Date.now() % 2 ** 31);
  process.stdout.write(`sales: seed ${seed}; again with PAYMENTS_SEED=${seed}\n`);
  const few = { days: 9, purchases: 40, refunds: 6, disputes: 4, lostAnHour: 5 };
  const { wrong, money, books, listed, statement, credits, counts } = await playMonth({ ...few, seed });
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(money).toEqual(books);
  expect(listed.map(({ taken, away }) => taken - away)).toEqual(
    money.map(({ taken, back, inDispute }) => taken - back - inDispute),
  );
  expect(credits.sold - credits.takenBack - credits.spent).toBe(credits.outstanding);
  // Made in the first days of the next month, in runs that are stopped, and killed, again and again.
  expect(statement.statement).toMatchObject({ month: '2026-11', revision: 1, differenceCount: 0 });
  expect(statement.statement.credits).toMatchObject({
    opening: 0,
    sold: credits.sold,
    spent: -credits.spent,
  });
  expect(counts).toMatchObject({ payments: 40, refunds: 6, disputes: 4 });
});
