import { parseArgs } from 'node:util';
import { startStack } from '../../test/support/stack';
import { beHostile } from './run';

/**
 * `npm run hostile -- --requests 20000 --seed 1 [--url http://localhost:4000]`: sends hostile requests to every port of a
 * stack, one of its own unless it is given one, and ends with a line of JSON. The same seed sends the same requests.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      url: { type: 'string' },
    },
  });
  const stack =
    values.url === undefined ? await startStack({ args: ['--fresh', '--no-seed', '--quiet'] }) : undefined;
  try {
    const report = await beHostile({
      baseUrl: values.url ?? stack!.baseUrl,
      requests: Number(values.requests),
      seed: Number(values.seed),
    });
    const defects = stack?.output().match(/ defect .*/g) ?? [];
    const alive = stack === undefined || stack.process.exitCode === null;
    const ok = report.ok && alive && defects.length === 0;
    console.log(JSON.stringify({ ...report, alive, defects, ok }));
    process.exitCode = ok ? 0 : 1;
  } finally {
    await stack?.stop();
  }
}

void main();
