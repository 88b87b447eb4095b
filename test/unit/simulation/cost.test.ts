import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { billOf, type Month } from '../../../simulation/cost/model';
import { costPage } from '../../../simulation/cost/page';
import { usersCost } from '../../../simulation/prices/list';

const project = path.resolve(__dirname, '..', '..', '..');
const nothing: Month = { voters: 0, votings: 0, viewers: 0, hours: 0, purchases: 0, tier: 'LITE' };

it('is on the page as the command prints it', () => {
  expect(readFileSync(path.join(project, 'docs', 'cost.md'), 'utf8')).toBe(costPage());
  const printed = execFileSync(
    process.execPath,
    [
      ...['--import', 'tsx', 'simulation/cost/cli.ts'],
      ...'--voters 100000 --votings 3 --viewers 50000 --hours 2 --tier LITE'.split(' '),
    ],
    { cwd: project, encoding: 'utf8' },
  );
  for (const table of printed.trim().split('\n\n')) expect(costPage()).toContain(table);
});

it('asks for active users by bands', () => {
  expect(usersCost('LITE', 10_000)).toBe(0);
  expect(usersCost('LITE', 100_000)).toBeCloseTo(495);
  expect(usersCost('LITE', 200_000)).toBeCloseTo(955);
  expect(usersCost('ESSENTIALS', 110_000)).toBeCloseTo(1500);
  expect(usersCost('PLUS', 100)).toBeCloseTo(2);
});

it('costs a fixed sum when nobody comes, and adds up', () => {
  const { lines, total } = billOf(nothing);
  expect(lines.filter(({ usd }) => usd > 0).every(({ growsWith }) => growsWith === 'month')).toBe(true);
  expect(total).toBeCloseTo(lines.reduce((sum, { usd }) => sum + usd, 0));
  const more = billOf({ ...nothing, viewers: 1000, hours: 1 }).total - total;
  expect(more).toBeGreaterThan(7.2);
  expect(more).toBeLessThan(7.3);
});
