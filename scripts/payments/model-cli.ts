import { parseArgs } from 'node:util';
import { run, wholeNumber } from '../command';
import { killAgainAndAgain } from './kills';
import { runModel } from './model';

const usage = `Usage: npm run payments-model -- [--steps 5000] [--seeds 50] [--first 1]
       npm run payments-model -- --kills 10 [--first 1]

The whole table of payments (docs/payments.md), seed by seed from the first on, in simulated time. With --kills instead: a local
stack that is killed so often in the middle of refunds and disputes.

Exit code: 0 when nothing is wrong, 1 when something is, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      steps: { type: 'string', default: '5000' },
      seeds: { type: 'string', default: '50' },
      first: { type: 'string', default: '1' },
      kills: { type: 'string' },
    },
  });
  const steps = wholeNumber('--steps', values.steps);
  const seeds = wholeNumber('--seeds', values.seeds);
  const first = wholeNumber('--first', values.first);
  if (values.kills !== undefined) {
    const kills = wholeNumber('--kills', values.kills);
    const wrong = await killAgainAndAgain(kills, first, console.log);
    console.log(`${kills} kills, ${wrong.length} wrong`);
    return wrong.length > 0 ? 1 : 0;
  }
  const changes: Record<string, number> = {};
  let failed = 0;
  for (let seed = first; seed < first + seeds; seed += 1) {
    const began = Date.now();
    const result = await runModel({ seed, steps });
    for (const [name, count] of Object.entries(result.changes)) changes[name] = (changes[name] ?? 0) + count;
    const took = ((Date.now() - began) / 1000).toFixed(1);
    const end = result.wrong.length === 0 ? 'ok' : `WRONG at step ${result.at}`;
    console.log(`seed ${seed}: ${end}, ${result.checkouts} checkouts, ${took} s`);
    result.wrong.slice(0, 20).forEach((line) => console.log(`  ${line}`));
    if (result.wrong.length > 0) failed += 1;
  }
  const rarest = Object.entries(changes).sort(([, one], [, other]) => one - other);
  console.log(`${seeds} seeds of ${steps} steps, ${failed} wrong; ${rarest.length} kinds of change`);
  console.log(
    `rarest: ${rarest
      .slice(0, 80)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );
  return failed > 0 ? 1 : 0;
}

run(main, usage);
