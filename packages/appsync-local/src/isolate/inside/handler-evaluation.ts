import type { HandlerInput } from '../program';
import { Evaluation } from './evaluation';
import { conclude } from './output';
import { type Instantiate, Run } from './run';

/** Evaluates one handler of the only program's unit: JSON of a `RawStepOutput` with the stash. */
export function evaluateHandler(instantiate: Instantiate, input: HandlerInput): string {
  const { handler, state, outcome } = input;
  const evaluation = new Evaluation(input, { stash: state.stash });
  return conclude(evaluation, () => {
    const run = new Run(instantiate, evaluation);
    return run.done(run.handle(0, handler, outcome).value);
  });
}
