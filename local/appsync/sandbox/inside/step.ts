import { objectSizeLimit } from '../limits';
import type { LinkedProgram, RawStepOutput } from '../program';
import type { StepInput } from '../protocol';
import { enter, Evaluation } from './evaluation';
import { runPipeline } from './pipeline-resolver';
import { type Handlers, Run } from './run';
import { Raised } from './signals';
import { positionIn } from './stack-position';
import { runUnitResolver } from './unit-resolver';

/** Evaluates one step. */
export function evaluateStep(
  programs: Map<string, LinkedProgram>,
  instantiate: (unit: number) => Handlers,
  inputJson: string,
): string {
  const evaluation = new Evaluation(JSON.parse(inputJson) as StepInput);
  enter(evaluation);
  try {
    const output = print(evaluation, runProgram(programs, instantiate, evaluation));
    if (output.length <= objectSizeLimit) return output;
    evaluation.forget();
    throw new Error('The evaluated object is larger than 5 MB');
  } catch (thrown) {
    return print(evaluation, failure(evaluation, thrown));
  }
}

function runProgram(
  programs: Map<string, LinkedProgram>,
  instantiate: (unit: number) => Handlers,
  evaluation: Evaluation,
) {
  const { resolver, state, outcome } = evaluation.input;
  const program = programs.get(resolver);
  if (!program) throw new Error(`There is no resolver ${resolver}`);
  const run = new Run(instantiate, evaluation);
  if (program.kind === 'UNIT') return runUnitResolver(program, run, outcome);
  return runPipeline(program, run, state && outcome ? { position: state.position, outcome } : undefined);
}

function print({ effects, console }: Evaluation, ending: object): string {
  return JSON.stringify({ ...ending, effects, console });
}

/** Raised errors are the code's own; anything else is a fault, which the service reports with the type `Code`. */
function failure({ appendedErrors }: Evaluation, thrown: unknown): Partial<RawStepOutput> {
  if (thrown instanceof Raised)
    return {
      type: 'failed',
      error: thrown.error,
      appendedErrors,
      ...(thrown.unauthorized && { unauthorized: true }),
    };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const error = { message, errorType: 'Code', data: null, errorInfo: null };
  return { type: 'failed', error, appendedErrors, fault: positionIn(thrown) };
}
