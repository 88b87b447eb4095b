import type { LambdaOutcome } from '../contract';
import type { LambdaTask } from './definition';

/** Bytes of the input or result of a state or an execution ("Step Functions service quotas"). */
export const LARGEST_DATA = 262_144;

/** Calls a function on behalf of the state machine's role. */
export type InvokeFunction = (functionArn: string, payload: unknown) => Promise<LambdaOutcome>;

/** A failed task, as `Retry` and `Catch` see it: `name` is the error, the message its cause. */
export class TaskError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/**
 * What a task does with its input.
 * Source: Step Functions developer guide, "Invoke an AWS Lambda function with Step Functions": the optimised
 * integration answers with the invocation's metadata and the output under `Payload`.
 */
export function lambdaTask(task: LambdaTask, invoke: InvokeFunction): (input: unknown) => Promise<unknown> {
  if (task.via === 'arn') return async (input) => payloadOf(await invoke(task.functionArn, input));
  return async (input) => {
    const { FunctionName, Payload } = input as { FunctionName?: string; Payload?: unknown };
    if (FunctionName === undefined) throw new TaskError('States.Runtime', 'Parameters name no FunctionName.');
    return {
      ExecutedVersion: '$LATEST',
      Payload: payloadOf(await invoke(FunctionName, Payload ?? {})),
      StatusCode: 200,
    };
  };
}

function payloadOf(outcome: LambdaOutcome): unknown {
  if (outcome.ok) {
    if (Buffer.byteLength(JSON.stringify(outcome.payload ?? null)) > LARGEST_DATA)
      throw new TaskError(
        'States.DataLimitExceeded',
        'The state/task returned a result with a size exceeding the maximum number of bytes service limit.',
      );
    return outcome.payload ?? null;
  }
  if (outcome.error !== 'Unhandled') throw new TaskError(`Lambda.${outcome.error}`, outcome.errorMessage);
  const { errorMessage, errorType } = outcome;
  throw new TaskError(errorType ?? 'Lambda.Unknown', JSON.stringify({ errorMessage, errorType }));
}
