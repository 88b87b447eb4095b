import type { DataSourceOutcome } from '../../protocol';
import type { LinkedProgram } from '../program';
import { answerOfNone, type Ending, type HandlerEnd, type Run } from './run';

type PipelineResolver = Extract<LinkedProgram, { kind: 'PIPELINE' }>;

/**
 * The resolver's `request`, then `request`, data source and `response` of each function, then the resolver's
 * `response` ("JavaScript resolvers overview"). Early returns follow "Runtime utilities":
 * - in the resolver's `request`: all functions are skipped;
 * - in a function's `request`: its data source and `response` are skipped, with END all later functions too;
 * - in a function's `response`, which is not documented: the value is the function's, END skips later functions;
 * - the resolver's `response` runs in every case, unless a handler raised.
 */
export function runPipeline(program: PipelineResolver, run: Run, resumed?: Resumed): Ending {
  if (!resumed) {
    const before = run.handle(program.unit, 'request');
    run.handOn(before.value);
    return before.skipTo ? finish(program, run) : advance(program, run, 0);
  }
  const after = run.handle(program.functions[resumed.position]!.unit, 'response', resumed.outcome);
  run.handOn(after.value);
  return after.skipTo === 'END' ? finish(program, run) : advance(program, run, resumed.position + 1);
}

/** The function whose data source answered, and the answer. */
export interface Resumed {
  position: number;
  outcome: DataSourceOutcome;
}

/** Goes on from the function at `start` until a data source is needed or the pipeline is over. */
function advance(program: PipelineResolver, run: Run, start: number): Ending {
  for (const [index, step] of program.functions.slice(start).entries()) {
    let end: HandlerEnd = run.handle(step.unit, 'request');
    if (!end.skipTo) {
      const answer = answerOfNone(step, end.value);
      if (!answer) return run.call(step, end.value, start + index);
      end = run.handle(step.unit, 'response', answer);
    }
    run.handOn(end.value);
    if (end.skipTo === 'END') break;
  }
  return finish(program, run);
}

/** The last output is both `ctx.prev.result` and `ctx.result` here. */
function finish(program: PipelineResolver, run: Run): Ending {
  return run.done(run.handle(program.unit, 'response', { result: run.previous }).value);
}
