import { refuseOtherParameters, wholeNumber } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import { LARGEST_DATA } from './lambda-task';
import type { Execution, StateMachines } from './state-machines';

/** The services' name for a parameter that makes no sense. */
const BAD = 'ValidationException';
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'];

function arn(input: Input, name: string, kind: string): string {
  const given = requiredText(input, name);
  if (!new RegExp(`^arn:[^:]+:states:[^:]+:\\d+:${kind}:\\S+$`).test(given))
    throw new ServiceError('InvalidArn', `Invalid Arn: '${given}'`);
  return given;
}

function textUpTo(input: Input, name: string, longest: number): string | undefined {
  const value = input[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > longest)
    throw new ServiceError(
      BAD,
      `Value at '${name}' failed to satisfy constraint: text of ${longest} characters at most.`,
    );
  return value;
}

/** The part of the Step Functions API that starts, stops and watches executions. */
export function stepFunctionsApi(machines: StateMachines): ServiceApi {
  const stateMachine = (input: Input): string => arn(input, 'stateMachineArn', 'stateMachine');
  const execution = (input: Input): string => arn(input, 'executionArn', 'execution');
  return {
    service: 'states',
    protocol: 'json',
    actions: {
      StartExecution: {
        resource: stateMachine,
        async run(input) {
          refuseOtherParameters(input, ['stateMachineArn', 'input', 'name', 'traceHeader'], BAD);
          const name = input['name'] === undefined ? undefined : requiredText(input, 'name');
          const started = await machines.startExecution(stateMachine(input), readInput(input['input']), name);
          return { executionArn: started.executionArn, startDate: seconds(started.startDate) };
        },
      },
      StopExecution: {
        resource: execution,
        async run(input) {
          refuseOtherParameters(input, ['executionArn', 'error', 'cause'], BAD);
          const [error, cause] = [textUpTo(input, 'error', 256), textUpTo(input, 'cause', 32_768)];
          return { stopDate: seconds(await machines.stopExecution(execution(input), { error, cause })) };
        },
      },
      DescribeExecution: {
        resource: execution,
        run(input) {
          refuseOtherParameters(input, ['executionArn', 'includedData'], BAD);
          return Promise.resolve(description(machines.describe(execution(input))));
        },
      },
      ListExecutions: {
        resource: stateMachine,
        run(input) {
          refuseOtherParameters(input, ['stateMachineArn', 'statusFilter', 'maxResults'], BAD);
          const wanted = input['statusFilter'];
          if (wanted !== undefined && !STATUSES.includes(wanted as string))
            throw new ServiceError(
              BAD,
              `1 validation error detected: Value ${JSON.stringify(wanted)} at 'statusFilter' failed to satisfy constraint.`,
            );
          const most = wholeNumber(input, 'maxResults', { from: 0, to: 1000, code: BAD }) ?? 0;
          const found = machines
            .list(stateMachine(input))
            .filter(({ status }) => wanted === undefined || status === wanted);
          return Promise.resolve({ executions: found.slice(0, most === 0 ? 100 : most).map(summary) });
        },
      },
    },
  };
}

function readInput(text: unknown): unknown {
  if (text !== undefined && typeof text !== 'string')
    throw new ServiceError('InvalidExecutionInput', 'Invalid State Machine Execution Input: no text');
  if (text !== undefined && Buffer.byteLength(text) > LARGEST_DATA)
    throw new ServiceError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: more than ${LARGEST_DATA} bytes`,
    );
  try {
    return text === undefined ? {} : (JSON.parse(text) as unknown);
  } catch {
    throw new ServiceError('InvalidExecutionInput', 'Invalid State Machine Execution Input: no JSON');
  }
}

function summary(execution: Execution): object {
  const { executionArn, stateMachineArn, name, status, startDate, stopDate } = execution;
  return {
    executionArn,
    stateMachineArn,
    name,
    status,
    startDate: seconds(startDate),
    ...(stopDate === undefined ? {} : { stopDate: seconds(stopDate) }),
  };
}

function description(execution: Execution): object {
  const { input, output, error, cause } = execution;
  return {
    ...summary(execution),
    input: JSON.stringify(input),
    ...(output === undefined ? {} : { output: JSON.stringify(output) }),
    error,
    cause,
  };
}

/** The protocol writes instants as seconds since the epoch. */
function seconds(date: Date): number {
  return date.getTime() / 1000;
}
