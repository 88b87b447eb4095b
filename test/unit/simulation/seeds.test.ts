import { BALLOT_BOXES } from '../../../model/vote';
import { closingTogether } from '../../../simulation/crowd/closing';
import { figuresOf } from '../../../simulation/crowd/figures';
import { crowdScenario } from '../../../simulation/crowd/scenario';
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

it('recounts cost what their votings cost, whatever the table holds, and disturb nobody', async () => {
  const program = await loadProgram(deployment);
  const figures = await closingTogether(program, { closing: 4, votes: 20, stored: 1e8, rate: 5 }, 1);
  expect(figures).toMatchObject({ recounted: 4, refused: 0, accepted: 490, tryAgain: 0, finalCorrect: true });
  expect(figures.recountUnits).toBeGreaterThan(BALLOT_BOXES.length / 2);
  expect(figures.recountUnits).toBeLessThan(BALLOT_BOXES.length);
});

it('a crowd on a table that is ready for it is counted, told and priced', async () => {
  const program = await loadProgram(deployment);
  const crowd = { people: 200, seconds: 4, votings: 2, access: 'FREE' as const };
  const run = await runScenario(program, crowdScenario(crowd, 1, true), 1, { isCrowd: true });
  const { medianLagMs, p99LagMs, usdPerMillionVotes, ...figures } = figuresOf(run);
  expect(figures).toEqual({ accepted: 200, lost: 0, doubled: 0, tryAgain: 0, finalCorrect: true });
  expect(medianLagMs).toBeLessThanOrEqual(p99LagMs);
  expect(usdPerMillionVotes).toBeGreaterThan(4);
});

/** A machine that is busy with other tests needs its time for fifty seeds. */
const PATIENCE = 300_000;

/** More of them: `npm run simulate -- --seeds 200`. */
describe('100 seeds with every fault on', () => {
  const marks = new Set<string>();

  it.each([1, 51])(
    'break no invariant: 50 from %i',
    async (from) => {
      const program = await loadProgram(deployment);
      for (let seed = from; seed < from + 50; seed += 1) {
        const run = await runScenario(program, randomScenario(seed), seed);
        if (run.broken !== undefined)
          throw new Error(`npm run simulate -- --trace ${seed} shows how: ${run.broken}`);
        for (const mark of run.simulation.marks.keys()) marks.add(mark);
      }
    },
    PATIENCE,
  );

  // What was never met was not tried.
  it.each([
    'API gone',
    'API hangs',
    'answer of a call lost',
    'batch delivered again',
    'batch failed',
    'call lost',
    'crash of count-votes',
    'invocation refused',
    'schedule ran twice',
    'shard turned over',
    'slow call',
    'stall of count-votes',
    'throttled for no reason',
    'transactions met',
    'zombie of count-votes',
  ])('meet: %s', (mark) => {
    expect(marks).toContain(mark);
  });
});

it.each(BUGS)(
  'a bug put in by hand is found within 200 seeds: $name',
  async (bug) => {
    const program = await loadProgram(withBug(deployment, bug));
    // The one that found it last time saves the search, which takes a minute.
    const seeds = [bug.seed, ...Array.from({ length: 200 }, (_, index) => index + 1)];
    for (const seed of seeds) {
      const { broken } = await runScenario(program, randomScenario(seed), seed);
      if (broken !== undefined) return;
    }
    throw new Error('No seed broke.');
  },
  PATIENCE,
);
