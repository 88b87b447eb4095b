import { parseArgs } from 'node:util';
import { startStack } from '../../test/support/stack';
import { run, wholeNumber } from '../command';
import { beHostile } from './run';

const usage = `Usage: npm run hostile -- [--requests 20000] [--seed 1] [--url http://localhost:4000]

Sends hostile requests to every port of a stack, one of its own unless it is given one, and ends with a line of JSON. The same
seed sends the same requests.

Exit code: 0 when the stack has answered all of them as it must, 1 when it has not, 2 when it could not be tried.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      url: { type: 'string' },
    },
  });
  const requests = wholeNumber('--requests', values.requests);
  const seed = wholeNumber('--seed', values.seed);
  const stack =
    values.url === undefined ? await startStack({ args: ['--fresh', '--no-seed', '--quiet'] }) : undefined;
  try {
    const report = await beHostile({
      baseUrl: values.url ?? stack!.baseUrl,
      requests,
      seed,
    });
    const defects = stack?.output().match(/ defect .*/g) ?? [];
    const alive = stack === undefined || stack.process.exitCode === null;
    const ok = report.ok && alive && defects.length === 0;
    console.log(JSON.stringify({ ...report, alive, defects, ok }));
    return ok ? 0 : 1;
  } finally {
    await stack?.stop();
  }
}

run(main, usage);
