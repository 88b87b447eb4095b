import { followKeys } from '../../../simulation/soak/keys';
import { askAboutPurchases } from '../../../simulation/soak/purchases';
import { soak } from '../../../simulation/soak/soak';
import { loadProgram } from '../../../simulation/voting/load';

/** A machine that is busy with other tests needs its time. */
const PATIENCE = 120_000;

it(
  'some days leave nothing behind but what is kept, and ring no alarm',
  async () => {
    const size = { days: 2, votingsAWeek: 7, voters: 4, purchasesADay: 1 };
    const { problems, votes, votings, months } = await soak(await loadProgram(), size, 1);
    expect(problems).toEqual([]);
    expect(votings).toBe(2);
    expect(votes).toBeGreaterThan(0);
    expect(months.at(-1)).toMatchObject({ 'VOTING DEFINITION': 2, 'USER VOTE': votes, GATE: 32 });
  },
  PATIENCE,
);

it('purchases are asked about for half a year, and then no more', () => {
  const { waiting, purchases, checks } = askAboutPurchases(365, 2, 1);
  expect(purchases).toBe(730);
  expect(Math.max(...waiting)).toBeLessThan(2 * 185);
  expect(checks / purchases).toBeLessThan(12);
});

it.each([1, 30, 90, 180])('the key of the page never ends where somebody deploys every %i days', (every) => {
  expect(followKeys(Date.UTC(2026, 0, 1), 800, every)).toEqual([]);
});

it('a stage that nobody deploys to for a year is found out', () => {
  expect(followKeys(Date.UTC(2026, 0, 1), 400, 400).join()).toContain('has ended');
});
