import type { Program } from './load';
import { FAULT_KINDS, randomScenario, sizeOf, type Size } from './random-scenario';
import { runScenario, type Run } from './run';

/** The least of a seed that still breaks, and its run. */
export interface Shrunk {
  size: Size;
  run: Run;
}

/** Tries that are made at most. */
const TRIES = 60;

/**
 * Makes a seed that breaks smaller: fewer presses, voters, votings and kinds of faults, one after the other, as long as
 * something still breaks.
 */
export async function shrink(program: Program, seed: number): Promise<Shrunk | undefined> {
  let size = sizeOf(seed);
  let best = await attempt(program, seed, size);
  if (!best) return undefined;
  let tries = 0;
  for (let progress = true; progress;) {
    progress = false;
    for (const smaller of smallerThan(size)) {
      if (tries >= TRIES) return { size, run: best };
      tries += 1;
      const run = await attempt(program, seed, smaller);
      if (!run) continue;
      [size, best, progress] = [smaller, run, true];
      break;
    }
  }
  return { size, run: best };
}

async function attempt(program: Program, seed: number, size: Size): Promise<Run | undefined> {
  const run = await runScenario(program, randomScenario(seed, size), seed, { keepsLines: true });
  return run.broken === undefined ? undefined : run;
}

function smallerThan(size: Size): Size[] {
  const { presses, voters, votings, without } = size;
  const changes: Partial<Size>[] = [
    ...FAULT_KINDS.filter((kind) => !without.includes(kind)).map((kind) => ({ without: [...without, kind] })),
    ...(votings > 1 ? [{ votings: 1 }, { votings: votings - 1 }] : []),
    ...(presses > 1 ? [{ presses: presses >> 1 }, { presses: presses - 1 }] : []),
    ...(voters > 1 ? [{ voters: voters >> 1 }] : []),
  ];
  return changes.map((change) => ({ ...size, ...change }));
}
