import { Random } from '../core/random';
import { BEGINNING, Simulation } from '../core/simulation';
import { crowdScenario } from '../crowd/scenario';
import { figuresOf } from '../crowd/figures';
import { DynamoDb, NO_TABLE_FAULTS } from '../dynamodb/service';
import { Table } from '../dynamodb/table';
import { needsOf, type Crowd } from '../plan/needs';
import { PRICES } from '../prices/list';
import { priceOf } from '../prices/price';
import type { Program } from '../voting/load';
import { tallyAnnouncements } from '../voting/invariants';
import { runScenario } from '../voting/run';
import { NO_FAULTS, type PlannedVote } from '../voting/scenario';
import { DesignWorld, type Design } from './design';
import { DESIGNS } from './others';

/** What came of one design. */
export interface Row {
  name: string;
  /** Voters who hold a receipt in the end. */
  accepted: number;
  /** Receipts that the tally does not have. */
  lost: number;
  /** Votes that the tally has beyond one a voter. */
  doubled: number;
  /** Seconds from the first press until nobody presses any more and the tally stands. */
  secondsToClear: number;
  /** Units for each voter. */
  reads: number;
  writes: number;
  usdPerMillion: number;
}

/** The same crowd for everybody: one voter in twenty presses twice, and answers are lost now and then. */
const TWICE = 0.05;
const ANSWER_LOST = 0.005;
/** How often a process is gone between two of its calls. */
const CRASH = 0.0005;
/** How often one presses again who was told to. */
const PATIENCE = 3;
/** Of a hundred voters, those who watch: what a push to each of them costs. */
const WATCHING = 1;

function* presses({ people, seconds, votings }: Crowd, seed: number): Generator<PlannedVote> {
  const random = new Random(seed ^ 0xd0);
  const again: PlannedVote[] = [];
  for (let voter = 0; voter < people; voter += 1) {
    const at = 10 + ((voter + random.float()) / people) * seconds;
    while (again[0] && again[0].at <= at) yield again.shift()!;
    const press = { voter, voting: voter % votings, option: 0, at, patience: PATIENCE };
    yield press;
    if (!random.chance(TWICE)) continue;
    again.push({ ...press, at: at + random.between(0.005, 0.3) });
    again.sort((one, other) => one.at - other.at);
  }
  yield* again;
}

/** Runs this design and the others over the same presses, each on a table that is ready for the crowd. */
export async function compareDesigns(program: Program, crowd: Crowd, seed: number): Promise<Row[]> {
  const rows = [await ours(program, crowd, seed)];
  for (const design of DESIGNS) rows.push(await another(design, crowd, seed));
  return rows;
}

async function ours(program: Program, crowd: Crowd, seed: number): Promise<Row> {
  const scenario = crowdScenario(crowd, seed, true);
  scenario.votes = presses(crowd, seed);
  scenario.faults = {
    ...NO_FAULTS,
    table: { ...NO_TABLE_FAULTS, answerLost: ANSWER_LOST },
    functions: { ...NO_FAULTS.functions, crash: CRASH },
  };
  scenario.faultsEnd = 3600;
  const run = await runScenario(program, scenario, seed, { isCrowd: true });
  const { accepted, lost, doubled } = figuresOf(run);
  const landed = [...run.invariants.landed.values()].flat().length;
  const last = [...tallyAnnouncements(run.world)].find(({ tally }) => tally.total * crowd.votings >= landed);
  const units = [...run.world.dynamodb.units.values()];
  return {
    name: 'this one',
    accepted: Math.max(accepted, landed),
    lost,
    doubled,
    secondsToClear: ((last?.at ?? Infinity) - BEGINNING) / 1000 - 10,
    reads: units.reduce((sum, { read }) => sum + read, 0) / crowd.people,
    writes: units.reduce((sum, { write, indexWrite }) => sum + write + indexWrite, 0) / crowd.people,
    usdPerMillion: (priceOf(run.world).total / crowd.people) * 1e6,
  };
}

async function another(design: Design, crowd: Crowd, seed: number): Promise<Row> {
  const simulation = new Simulation(seed);
  const table = new Table(
    simulation,
    { name: 'table', keys: { partition: 'PK', sort: 'SK' }, indexes: [] },
    { table: needsOf(crowd).table },
  );
  const dynamodb = new DynamoDb(simulation, table, { ...NO_TABLE_FAULTS, answerLost: ANSWER_LOST });
  const world = new DesignWorld(simulation, dynamodb, crowd.people * (WATCHING / 100), CRASH);
  const holders = new Uint8Array(crowd.people);
  let requests = 0;
  let cleared = 0;
  for (const { voter, at, patience } of presses(crowd, seed))
    simulation.after(at * 1000, () => {
      const press = async (): Promise<void> => {
        for (let tries = 0; tries <= patience; tries += 1) {
          requests += 1;
          const answer = await design.cast(world, voter);
          cleared = simulation.now;
          if (answer !== 'tryAgain') {
            holders[voter] = 1;
            return;
          }
          await simulation.pause(simulation.random.between(500, 3000));
        }
      };
      press().catch((error: unknown) => simulation.fail(String(error)));
    });
  await simulation.run();
  const accepted = holders.reduce((sum, held) => sum + held, 0);
  const units = dynamodb.units.get('design')!;
  const usd =
    (requests + world.used.operations) * PRICES.operation.usd +
    requests * PRICES.firewall.usd +
    units.read * PRICES.read.usd +
    units.write * PRICES.write.usd +
    world.used.invocations * PRICES.invocation.usd +
    world.used.gigabyteSeconds * PRICES.compute.usd +
    world.used.expressRequests * PRICES.expressRequest.usd +
    world.used.expressGigabyteSeconds * PRICES.expressCompute.usd +
    world.used.messages * PRICES.update.usd;
  return {
    name: design.name,
    accepted,
    lost: Math.max(0, accepted - world.counted),
    doubled: Math.max(0, world.counted - accepted),
    secondsToClear: (cleared - BEGINNING) / 1000 - 10,
    reads: units.read / crowd.people,
    writes: units.write / crowd.people,
    usdPerMillion: (usd / crowd.people) * 1e6,
  };
}
