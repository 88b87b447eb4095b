import type { HandlerInput, LinkedProgram } from '../program';
import { Evaluation } from './evaluation';
import { conclude } from './output';
import { type Instantiate, Run } from './run';

/** Evaluates one handler of a program's own unit: JSON of a `RawStepOutput` with the stash. */
export function evaluateHandler(
  programs: Map<string, LinkedProgram>,
  instantiate: Instantiate,
  input: HandlerInput,
): string {
  const { resolver, handler, state, outcome } = input;
  const evaluation = new Evaluation(input, { stash: state.stash });
  return conclude(evaluation, () => {
    const run = new Run(instantiate, evaluation);
    return run.done(run.handle(programs.get(resolver)!.unit, handler, outcome).value);
  });
}
