import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendToDestination } from './destinations';
import type { AsynchronousInvocation, FunctionDefinition, LambdaOutcome, LocalAws } from '../contract';

/** How the service treats events unless an `EventInvokeConfig` says otherwise. */
export const DEFAULT_ASYNCHRONOUS: AsynchronousInvocation = {
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 6 * 3600,
};

/** Milliseconds before the first and the second retry ("How Lambda handles errors and retries with asynchronous invocation"). */
export const RETRY_PAUSES: readonly number[] = [60_000, 120_000];

/** What handling one event takes. */
export interface EventHandling {
  definition: FunctionDefinition;
  configuration: AsynchronousInvocation;
  event: unknown;
  /** Milliseconds before each retry. */
  pauses: readonly number[];
  signal: AbortSignal;
  invoke(): Promise<LambdaOutcome>;
}

/** Runs an event until it succeeds or counts as failed, and sends the outcome to the function's destinations. */
export async function handleEvent(handling: EventHandling, aws: LocalAws): Promise<void> {
  const { definition, configuration, event, pauses, signal } = handling;
  const acceptedAt = Date.now();
  let failures = 0;
  let invocations = 0;
  for (;;) {
    const outcome = await handling.invoke();
    const throttled = !outcome.ok && outcome.error !== 'Unhandled';
    if (!throttled) invocations += 1;
    const end = (condition: string): Promise<void> =>
      sendToDestinations({ definition, configuration, event, outcome, condition, invocations }, aws);
    if (outcome.ok) return end('Success');
    if (!throttled) failures += 1;
    if (failures > configuration.maximumRetryAttempts) return end('RetriesExhausted');
    const pause = pauses[Math.max(0, failures - 1)] ?? 0;
    if (aws.ages.ageOf(acceptedAt) + pause > configuration.maximumEventAgeSeconds * 1000)
      return end('EventAgeExceeded');
    await sleep(pause, undefined, { signal });
  }
}

interface Ending {
  definition: FunctionDefinition;
  configuration: AsynchronousInvocation;
  event: unknown;
  outcome: LambdaOutcome;
  condition: string;
  invocations: number;
}

async function sendToDestinations(ending: Ending, aws: LocalAws): Promise<void> {
  const { definition, configuration, event, outcome } = ending;
  const destination = outcome.ok ? configuration.onSuccess : configuration.onFailure;
  if (destination !== undefined) await sendToDestination(aws, destination, recordOf(ending));
  if (!outcome.ok && definition.deadLetterArn !== undefined)
    await sendToDestination(aws, definition.deadLetterArn, event);
}

function recordOf({ definition, event, outcome, condition, invocations }: Ending): unknown {
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${definition.functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: invocations,
    },
    requestPayload: event,
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(outcome.ok ? {} : { functionError: outcome.error }),
    },
    responsePayload: outcome.ok
      ? outcome.payload
      : { errorType: outcome.errorType, errorMessage: outcome.errorMessage },
  };
}
