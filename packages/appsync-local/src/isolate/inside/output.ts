import { objectSizeLimit } from '../limits';
import { enter, type Evaluation } from './evaluation';
import type { Ending } from './run';
import { Raised } from './signals';
import { positionIn } from './stack-position';

/** Runs handlers and gives JSON of a `RawStepOutput`, whatever they do. */
export function conclude(evaluation: Evaluation, run: () => Ending): string {
  return concludeAs(print, evaluation, run);
}

/** The same as it is, for a caller who does not mind values that belong to the context. */
export function concludeHere(evaluation: Evaluation, run: () => Ending): object {
  return concludeAs(gather, evaluation, run);
}

function concludeAs<Output>(
  print: (evaluation: Evaluation, ending: object) => Output,
  evaluation: Evaluation,
  run: () => Ending,
): Output {
  enter(evaluation);
  try {
    return print(evaluation, run());
  } catch (thrown) {
    try {
      return print(evaluation, failure(evaluation, thrown));
    } catch (unprintable) {
      // What the code gathered, or raised, may itself be what cannot be said in JSON, or be too large.
      evaluation.forget();
      return print(evaluation, failure(evaluation, unprintable));
    }
  }
}

function gather({ effects, console, reported }: Evaluation, ending: object): object {
  return { ...ending, effects, console, ...reported };
}

function print(evaluation: Evaluation, ending: object): string {
  const output = JSON.stringify(gather(evaluation, ending));
  if (output.length > objectSizeLimit) throw new Error('The evaluated object is larger than 5 MB');
  return output;
}

/** Raised errors are the code's own; anything else is a fault, which the service reports with the type `Code`. */
function failure({ appendedErrors }: Evaluation, thrown: unknown) {
  if (thrown instanceof Raised) {
    const { error, unauthorized } = thrown;
    return { type: 'failed', error, appendedErrors, ...(unauthorized && { unauthorized }) };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const error = { message, errorType: 'Code', data: null, errorInfo: null };
  return { type: 'failed', error, appendedErrors, fault: positionIn(thrown) };
}
