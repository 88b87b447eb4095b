import type { LinkedProgram } from '../program';

/**
 * Worker and pool exchange lines over standard input and output. To the worker: one `WorkerStart`, then step inputs.
 * From the worker: `ready` or what went wrong, then one output for each input, in order and written before the next
 * input is looked at; so the first input without an output is the one that the worker is at.
 */
export interface WorkerStart {
  /** The bundle of `inside/index.ts`, a script whose value is what it exports. */
  bundle: string;
  /** Compiled units, in the order of their numbers. */
  scripts: string[];
  programs: LinkedProgram[];
  /** Longest time that the inputs of one chunk may take, in milliseconds. */
  chunkTimeoutMs: number;
}

/** The first line from a worker that can work. */
export const ready = 'ready';
