/**
 * `npm run payments-model -- --steps 5000 --seeds 50 --first 1`: the whole table of payments, seed by seed, in simulated time.
 * With `--kills 10` instead: a local stack that is killed ten times in the middle of refunds and disputes.
 */
import { parseArgs } from 'node:util';
import { killAgainAndAgain } from './kills';
import { runModel } from './model';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      steps: { type: 'string', default: '5000' },
      seeds: { type: 'string', default: '50' },
      first: { type: 'string', default: '1' },
      kills: { type: 'string' },
    },
  });
  const [steps, seeds, first] = [values.steps, values.seeds, values.first].map(Number) as [
    number,
    number,
    number,
  ];
  if (values.kills !== undefined) {
    const wrong = await killAgainAndAgain(Number(values.kills), first, console.log);
    console.log(`${values.kills} kills, ${wrong.length} wrong`);
    process.exitCode = wrong.length > 0 ? 1 : 0;
    return;
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
  process.exitCode = failed > 0 ? 1 : 0;
}

void main();
