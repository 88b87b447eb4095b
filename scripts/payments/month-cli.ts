import { parseArgs } from 'node:util';
import { run, wholeNumber } from '../command';
import { linesOf } from '../statement/print';
import { playMonth, WHOLE_MONTH, type MoneyLine, type MonthEnd } from './month';

const usage = `Usage: npm run sales-month -- [--seed 1] [--seeds 1]

A month of sales in simulated time, and whether it adds up: with our records, the providers' books, what they list, and the
statement of the function that makes them. Of several months, one for each seed from that one on, a line is printed for each.

Exit code: 0 when all of it adds up, 1 when something does not, 2 when it failed.`;

const money = (cents: number): string => (cents / 100).toFixed(2);

function row({ provider, currency, taken, back, inDispute }: MoneyLine): string {
  return `${provider} ${currency}: ${money(taken)} in, ${money(back)} back, ${money(inDispute)} in dispute`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, seeds: { type: 'string', default: '1' } },
  });
  const first = wholeNumber('--seed', values.seed);
  const count = wholeNumber('--seeds', values.seeds);
  let wrongMonths = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const end = await playMonth({ ...WHOLE_MONTH, seed });
    if (count === 1) tell(end);
    const words =
      end.wrong.length === 0
        ? 'It adds up, to the cent and the credit.'
        : `${end.wrong.length} things are wrong.`;
    end.wrong.slice(0, 20).forEach((line) => console.log(`WRONG ${line}`));
    console.log(count === 1 ? words : `seed ${seed}: ${words}`);
    if (end.wrong.length > 0) wrongMonths += 1;
  }
  if (count > 1) console.log(`${count} months, ${wrongMonths} wrong`);
  return wrongMonths === 0 ? 0 : 1;
}

function tell({ money: ours, books, listed, statement: made, credits, counts }: MonthEnd): void {
  const { statement, differences, kills } = made;
  console.log(
    Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', '),
  );
  console.log('By our own records:');
  ours.forEach((line) => console.log(`  ${row(line)}`));
  console.log('By the providers’ books:');
  books.forEach((line) => console.log(`  ${row(line)}`));
  console.log('By what the providers list through their APIs:');
  listed.forEach(({ provider, currency, taken, away }) =>
    console.log(`  ${provider} ${currency}: ${money(taken)} in, ${money(away)} not there any more`),
  );
  const { sold, takenBack, spent, outstanding } = credits;
  console.log(
    `Credits: ${sold} sold - ${takenBack} taken back - ${spent} spent = ${outstanding} outstanding`,
  );
  console.log(`By the function that makes statements, killed ${kills} times while it did:`);
  for (const line of linesOf(statement, differences)) console.log(`  ${line}`);
}

run(main, usage);
