/** `npm run sales-month -- --seed 1`: a month of sales in simulated time, and whether it adds up. */
import { parseArgs } from 'node:util';
import { linesOf } from '../statement/print';
import { playMonth, WHOLE_MONTH, type MoneyLine } from './month';

const money = (cents: number): string => (cents / 100).toFixed(2);

function row({ provider, currency, taken, back, inDispute }: MoneyLine): string {
  return `${provider} ${currency}: ${money(taken)} in, ${money(back)} back, ${money(inDispute)} in dispute`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
  const {
    wrong,
    money: ours,
    books,
    listed,
    statement: { statement, differences, kills },
    credits,
    counts,
  } = await playMonth({ ...WHOLE_MONTH, seed: Number(values.seed) });
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
  wrong.slice(0, 20).forEach((line) => console.log(`WRONG ${line}`));
  console.log(
    wrong.length === 0 ? 'It adds up, to the cent and the credit.' : `${wrong.length} things are wrong.`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

void main();
