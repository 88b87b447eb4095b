import { parseArgs } from 'node:util';
import { run, wholeNumber } from '../../scripts/command';
import { loadProgram } from '../voting/load';
import { KEPT } from './kinds';
import { soak } from './soak';

const usage = `Usage: npm run soak -- [--days 365] [--votings 4] [--voters 40] [--purchases 20] [--seed 1]

A year in simulated time: so many votings a week, voters, and purchases a day. Says what each month left behind.

Exit code: 0 when nothing grew without bound and no alarm rang, 1 when something did, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '365' },
      votings: { type: 'string', default: '4' },
      voters: { type: 'string', default: '40' },
      purchases: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const number = (name: keyof typeof values): number => wholeNumber(`--${name}`, values[name]);
  const size = {
    days: number('days'),
    votingsAWeek: number('votings'),
    voters: number('voters'),
    purchasesADay: number('purchases'),
  };
  const started = Date.now();
  const { months, purchases, votes, votings, problems } = await soak(
    await loadProgram(),
    size,
    number('seed'),
    (month) => console.error(`month ${month}, after ${Math.round((Date.now() - started) / 1000)} s`),
  );
  const kinds = [...new Set(months.flatMap((month) => Object.keys(month)))].sort();
  for (const kind of kinds)
    console.log(
      `${kind.padEnd(20)} ${(KEPT[kind] ?? 'must not grow').padEnd(18)} ${months.map((month) => String(month[kind] ?? 0).padStart(7)).join('')}`,
    );
  console.log(
    `${'purchases asked about'.padEnd(39)} ${purchases.waiting.map((count) => String(count).padStart(7)).join('')}`,
  );
  console.log(
    `${size.days} days: ${votings} votings, ${votes} votes, ${purchases.purchases} purchases, asked about ${purchases.checks} times, in ${Math.round((Date.now() - started) / 1000)} s.`,
  );
  for (const problem of problems) console.log(`WRONG: ${problem}`);
  console.log(problems.length === 0 ? 'Nothing grew without bound, and no alarm rang.' : 'Not well.');
  return problems.length === 0 ? 0 : 1;
}

run(main, usage);
