import { BUGS, withBug } from '../../../simulation/voting/bugs';
import { loadProgram } from '../../../simulation/voting/load';
import { randomScenario } from '../../../simulation/voting/random-scenario';
import { runScenario } from '../../../simulation/voting/run';
import { readDeployment } from '../../../simulation/wiring/deployment';

const deployment = readDeployment();

it('a seed replays to the bit', async () => {
  const program = await loadProgram(deployment);
  const fingerprints = [];
  for (const seed of [7, 8, 7, 8]) {
    const { simulation } = await runScenario(program, randomScenario(seed), seed);
    fingerprints.push(`${simulation.fingerprint} ${simulation.happened}`);
  }
  expect(fingerprints.slice(2)).toEqual(fingerprints.slice(0, 2));
  expect(fingerprints[0]).not.toBe(fingerprints[1]);
});

it.each(BUGS)('a bug put in by hand is found within 200 seeds: $name', async (bug) => {
  const program = await loadProgram(withBug(deployment, bug));
  for (let seed = 1; seed <= 200; seed += 1) {
    const { broken } = await runScenario(program, randomScenario(seed), seed);
    if (broken !== undefined) return;
  }
  throw new Error('No seed broke.');
});
