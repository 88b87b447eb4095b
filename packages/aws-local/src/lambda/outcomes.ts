import type { LambdaOutcome } from '../contract';

/** An error inside a function, as its runtime reports it. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  stack?: string;
}

/** Largest request and response of a synchronous invocation, in bytes ("Lambda quotas"). */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;

/** Largest event of an asynchronous invocation, in bytes (API reference, `Invoke`). */
export const EVENT_LIMIT = 1024 * 1024;

/** The function threw, timed out or broke. */
export function unhandled({ errorType, errorMessage }: FunctionError): LambdaOutcome {
  return { ok: false, error: 'Unhandled', errorMessage, errorType };
}

/** The service refused the invocation: the function did not run. */
export function refusal(error: string, errorMessage: string): LambdaOutcome {
  return { ok: false, error, errorMessage, errorType: null };
}

/** As many invocations run as may. */
export const THROTTLED = refusal('TooManyRequestsException', 'Rate Exceeded.');
