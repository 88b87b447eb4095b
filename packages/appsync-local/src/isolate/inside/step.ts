import type { StepInput } from '../../protocol';
import type { LinkedProgram } from '../program';
import { Evaluation } from './evaluation';
import { conclude, concludeHere } from './output';
import { runPipeline } from './pipeline-resolver';
import { type Ending, type Instantiate, Run } from './run';
import { runUnitResolver } from './unit-resolver';

/** Evaluates one step: JSON of its output. */
export function evaluateStep(
  programs: Map<string, LinkedProgram>,
  instantiate: Instantiate,
  input: StepInput,
): string {
  const evaluation = new Evaluation(input);
  return conclude(evaluation, () => runProgram(programs, instantiate, evaluation));
}

/** Evaluates one step without JSON on the way: its output, in values of the context. */
export function evaluateStepHere(
  programs: Map<string, LinkedProgram>,
  instantiate: Instantiate,
  input: StepInput,
): object {
  const evaluation = new Evaluation(input);
  return concludeHere(evaluation, () => runProgram(programs, instantiate, evaluation));
}

function runProgram(
  programs: Map<string, LinkedProgram>,
  instantiate: Instantiate,
  evaluation: Evaluation,
): Ending {
  const { resolver, state, outcome } = evaluation.input;
  const program = programs.get(resolver);
  if (!program) throw new Error(`There is no resolver ${resolver}`);
  const run = new Run(instantiate, evaluation);
  if (program.kind === 'UNIT') return runUnitResolver(program, run, outcome);
  return runPipeline(program, run, state && outcome ? { position: state.position, outcome } : undefined);
}
