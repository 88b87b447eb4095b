import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { Execution, StateMachines } from './state-machines';

/** The part of the Step Functions API that starts, stops and watches executions. */
export function stepFunctionsApi(machines: StateMachines): ServiceApi {
  const stateMachine = (input: Input): string => requiredText(input, 'stateMachineArn');
  const execution = (input: Input): string => requiredText(input, 'executionArn');
  return {
    service: 'states',
    protocol: 'json',
    actions: {
      StartExecution: {
        resource: stateMachine,
        async run(input) {
          const name = input['name'] === undefined ? undefined : requiredText(input, 'name');
          const started = await machines.startExecution(stateMachine(input), readInput(input['input']), name);
          return { executionArn: started.executionArn, startDate: seconds(started.startDate) };
        },
      },
      StopExecution: {
        resource: execution,
        run: async (input) => ({ stopDate: seconds(await machines.stopExecution(execution(input))) }),
      },
      DescribeExecution: {
        resource: execution,
        run: (input) => Promise.resolve(description(machines.describe(execution(input)))),
      },
      ListExecutions: {
        resource: stateMachine,
        run(input) {
          const wanted = input['statusFilter'];
          const found = machines
            .list(stateMachine(input))
            .filter(({ status }) => wanted === undefined || status === wanted);
          return Promise.resolve({ executions: found.map(summary) });
        },
      },
    },
  };
}

function readInput(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : {};
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
