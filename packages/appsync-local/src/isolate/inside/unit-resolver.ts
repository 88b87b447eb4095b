import type { DataSourceOutcome } from '../../protocol';
import type { LinkedProgram } from '../program';
import { answerOfNone, type Ending, type Run } from './run';

type UnitResolver = Extract<LinkedProgram, { kind: 'UNIT' }>;

/** `request`, data source, `response`. An early return in `request` skips the other two and gives the value. */
export function runUnitResolver(program: UnitResolver, run: Run, outcome?: DataSourceOutcome): Ending {
  let answer = outcome;
  if (!answer) {
    const asked = run.handle(program.unit, 'request');
    if (asked.skipTo) return run.done(asked.value);
    answer = answerOfNone(program, asked.value);
    if (!answer) return run.call(program, asked.value, -1);
  }
  return run.done(run.handle(program.unit, 'response', answer).value);
}
