import { BEGINNING, BrokenInvariant, Simulation } from '../core/simulation';
import { Invariants } from './invariants';
import type { Program } from './load';
import { People } from './people';
import type { Scenario } from './scenario';
import { World } from './world';

/** A run that has come to its end. */
export interface Run {
  simulation: Simulation;
  world: World;
  people: People;
  invariants: Invariants;
  /** What broke; undefined: nothing. */
  broken: string | undefined;
}

/** How a scenario is run. */
export interface RunOptions {
  /** Whether what happened is kept line by line. */
  keepsLines?: boolean;
  /** Of a crowd, receipts are kept in two bytes each. */
  isCrowd?: boolean;
  /** Called at the beginning, for who looks at a run while it is under way. */
  begun?: (run: Pick<Run, 'simulation' | 'world' | 'people'>) => void;
}

/** Seconds after which a run must have come to rest: a recount that failed is started again after three hours. */
const PATIENCE = 5 * 3600;

/** Milliseconds between two looks at whether a run has come to rest. */
const LOOK = 5000;

/** Runs a scenario until every voting is final and told, and looks at what came of it. */
export async function runScenario(
  program: Program,
  scenario: Scenario,
  seed: number,
  { keepsLines = false, isCrowd = false, begun }: RunOptions = {},
): Promise<Run> {
  const simulation = new Simulation(seed, keepsLines);
  const world = new World(simulation, program, scenario);
  const invariants = new Invariants(world);
  const people = new People(world, !isCrowd);
  world.start();
  people.start();
  begun?.({ simulation, world, people });
  world.trouble();
  const end =
    BEGINNING + Math.max(scenario.faultsEnd, ...scenario.votings.map(({ closesAt }) => closesAt)) * 1000;
  const look = (): void => {
    const late = simulation.now > end + PATIENCE * 1000;
    if (late || (people.areDone && simulation.now > end && invariants.isQuiet)) simulation.stop();
    else simulation.after(LOOK, look);
  };
  simulation.after(LOOK, look);
  let broken: string | undefined;
  try {
    await simulation.run();
    broken = invariants.inTheEnd(people)[0];
  } catch (error) {
    if (!(error instanceof BrokenInvariant)) throw error;
    broken = error.message;
  }
  if (broken !== undefined) simulation.note(`BROKEN ${broken}`);
  return { simulation, world, people, invariants, broken };
}
