import { parseArgs } from 'node:util';
import { run, wholeNumber } from '../command';
import { tryLabels } from './try-labels';

const usage = `Usage: npm run labels -- [--url http://localhost:4000] [--voters 500]

Against a local stack that runs: voters look at two votings while an organiser reorders and exchanges their options and
changes their price, and vote for what they saw once the votings are open. Every receipt has to name what its voter saw, by
label and by price. Every open or upcoming voting of the stack is closed or deleted first.

Exit code: 0 when all of them do, 1 when one does not, 2 when it could not be tried.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:4000' },
      voters: { type: 'string', default: '500' },
    },
  });
  const report = await tryLabels(values.url, wholeNumber('--voters', values.voters), console.log);
  console.table(report);
  return report.wrong === 0 ? 0 : 1;
}

run(main, usage);
