/** `npm run simulate`: options.ts says what it can be asked. */
import { run } from '../scripts/command';
import { BEGINNING } from './core/simulation';
import { CLOSING, closingTogether } from './crowd/closing';
import { crowdScenario } from './crowd/scenario';
import { figuresOf } from './crowd/figures';
import { compareDesigns } from './designs/compare';
import { commandOf, USAGE, type Command } from './options';
import { table } from './plan/plan';
import { loadProgram, type Program } from './voting/load';
import { randomScenario } from './voting/random-scenario';
import { runScenario, type Run, type RunOptions } from './voting/run';
import { shrink } from './voting/shrink';

/** Lines of a trace that are printed. */
const LINES = 150;
/** How often the same line is. */
const REPETITIONS = 8;

async function seeds(program: Program, { from, count }: Extract<Command, { kind: 'seeds' }>): Promise<void> {
  const marks = new Map<string, number>();
  for (let done = 0; done < count; done += 1) {
    const seed = from + done;
    const run = await runScenario(program, randomScenario(seed), seed);
    for (const [mark, times] of run.simulation.marks) marks.set(mark, (marks.get(mark) ?? 0) + times);
    if (run.broken !== undefined) {
      console.log(`Seed ${seed} breaks after ${done} that held: ${run.broken}`);
      await trace(program, seed);
      process.exitCode = 1;
      return;
    }
    if ((done + 1) % 500 === 0) console.log(`${done + 1} seeds, no invariant broken`);
  }
  console.log(`${count} seeds from ${from} on: no invariant broken. Met on the way:`);
  for (const [mark, times] of [...marks].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(`${String(times).padStart(9)}  ${mark}`);
}

async function trace(program: Program, seed: number): Promise<void> {
  const shrunk = await shrink(program, seed);
  const run = shrunk?.run ?? (await runScenario(program, randomScenario(seed), seed, { keepsLines: true }));
  console.log(withoutRepetition(run.simulation.lines).slice(-LINES).join('\n'));
  if (shrunk) console.log(`Seed ${seed}, as small as it still breaks: ${JSON.stringify(shrunk.size)}`);
  console.log(
    `Seed ${seed}, fingerprint ${run.simulation.fingerprint}: ${run.broken ?? 'no invariant broken'}`,
  );
}

/** What happens again and again is told a few times only. */
function withoutRepetition(lines: string[]): string[] {
  const times = new Map<string, number>();
  return lines.filter((line) => {
    const text = line.slice(line.indexOf(' s ') + 3);
    times.set(text, (times.get(text) ?? 0) + 1);
    return times.get(text)! <= REPETITIONS || text.startsWith('BROKEN');
  });
}

async function crowd(
  program: Program,
  { crowd, seed, isPlanned }: Extract<Command, { kind: 'crowd' }>,
): Promise<void> {
  const run = await withProgress((begun) =>
    runScenario(program, crowdScenario(crowd, seed, isPlanned), seed, { isCrowd: true, begun }),
  );
  tell(run);
  console.log(JSON.stringify(figuresOf(run)));
}

async function closing(program: Program, seed: number): Promise<void> {
  const figures = await withProgress((begun) => closingTogether(program, CLOSING, seed, begun));
  console.log(JSON.stringify(figures));
}

async function designs(
  program: Program,
  { crowd, seed }: Extract<Command, { kind: 'designs' }>,
): Promise<void> {
  const rows = await compareDesigns(program, crowd, seed);
  const number = (value: number, digits = 0): string =>
    value.toLocaleString('en-US', { maximumFractionDigits: digits });
  const cells = rows.map((row) => [
    row.name,
    number(row.accepted),
    number(row.lost),
    number(row.doubled),
    number(row.secondsToClear, 1),
    `${number(row.reads, 1)} + ${number(row.writes, 1)}`,
    number(row.usdPerMillion, 2),
  ]);
  const head = [
    'design',
    'accepted',
    'lost',
    'doubled',
    's to clear',
    'units a voter, read + write',
    'USD a million',
  ];
  console.log(table(head, cells).join('\n'));
}

/** Milliseconds of real time between two lines that say how far a run is. */
const PROGRESS = 10_000;

/** Says on standard error, now and then, how far a run is. */
async function withProgress<T>(run: (begun: RunOptions['begun']) => Promise<T>): Promise<T> {
  const started = Date.now();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await run(({ simulation, people }) => {
      timer = setInterval(() => {
        const presses = Object.values(people.told).reduce((sum, times) => sum + times, 0);
        const [real, simulated] = [Date.now() - started, simulation.now - BEGINNING].map((milliseconds) =>
          (milliseconds / 1000).toFixed(0),
        );
        const megabytes = (process.memoryUsage.rss() / 1024 ** 2).toFixed(0);
        console.error(
          `${real} s: ${presses} presses answered, second ${simulated} of the run, ${megabytes} MiB`,
        );
      }, PROGRESS);
    });
  } finally {
    clearInterval(timer);
  }
}

/** What is behind the figures. */
function tell({ simulation, people, broken, world }: Run): void {
  console.error(`Answers: ${JSON.stringify(people.told)}`);
  for (const [mark, times] of simulation.marks) console.error(`${String(times).padStart(9)}  ${mark}`);
  for (const [caller, { read, write, indexWrite }] of world.dynamodb.units)
    console.error(`${caller}: ${read} read units, ${write} write units, ${indexWrite} of indexes`);
  if (broken !== undefined) console.error(`Broken: ${broken}`);
}

async function main(): Promise<number> {
  const command = commandOf(process.argv.slice(2));
  const program = await loadProgram();
  switch (command.kind) {
    case 'seeds':
      await seeds(program, command);
      break;
    case 'trace':
      await trace(program, command.seed);
      break;
    case 'crowd':
      await crowd(program, command);
      break;
    case 'closing':
      await closing(program, command.seed);
      break;
    case 'designs':
      await designs(program, command);
      break;
  }
  return Number(process.exitCode ?? 0);
}

run(main, USAGE);
