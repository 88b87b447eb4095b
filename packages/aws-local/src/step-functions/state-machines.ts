import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { StateMachineDefinition, StateMachine as Interpreter } from 'aws-local-stepfunctions';
import { denialText, ServiceError } from '../endpoint/service-error';
import type { IamService, LambdaService, Log, MetricsService, StateMachineService } from '../contract';
import { readDefinition } from './definition';
import { loadEngine, type Engine } from './engine';
import { lambdaTask, TaskError, type InvokeFunction } from './lambda-task';

/** How an execution stands. */
export interface Execution {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  startDate: Date;
  stopDate?: Date;
  input: unknown;
  output?: unknown;
  error?: string;
  cause?: string;
}

/** A state machine that executions can be started of. */
interface StateMachine {
  name: string;
  roleArn: string;
  engine: Engine;
  interpreter: Interpreter;
  handlers: Record<string, (input: unknown) => Promise<unknown>>;
}

/** What state machines need around them. */
export interface StateMachineSurroundings {
  lambda: Pick<LambdaService, 'invoke'>;
  iam: Pick<IamService, 'credentials' | 'principal'>;
  metrics: Pick<MetricsService, 'put'>;
  log: Log;
}

const NAME = /^[\w-]{1,80}$/;

/** Step Functions: standard workflows. Executions live in memory and end with the process. */
export class StateMachines implements StateMachineService {
  private readonly machines = new Map<string, StateMachine>();
  private readonly executions = new Map<string, Execution>();
  private readonly running = new Map<string, { abort: () => void; ended: Promise<void> }>();

  constructor(private readonly surroundings: StateMachineSurroundings) {}

  /** @throws Error for a definition that is invalid or that cannot run here. */
  async register(
    stateMachineArn: string,
    properties: { name: string; roleArn: string; definition: string; substitutions: Record<string, unknown> },
  ): Promise<void> {
    const { definition, tasks } = readDefinition(properties.definition, properties.substitutions);
    const engine = await loadEngine();
    const invoke: InvokeFunction = (functionArn, payload) =>
      this.invoke(properties.roleArn, functionArn, payload);
    this.machines.set(stateMachineArn, {
      name: properties.name,
      roleArn: properties.roleArn,
      engine,
      interpreter: new engine.StateMachine(definition as unknown as StateMachineDefinition),
      handlers: Object.fromEntries(tasks.map((task) => [task.state, lambdaTask(task, invoke)])),
    });
  }

  /**
   * Starts an execution. The same name with the same input is the same execution while it runs.
   * Source: API reference, "StartExecution".
   * @throws ServiceError `StateMachineDoesNotExist`, `InvalidName`, `ExecutionAlreadyExists`
   */
  startExecution(stateMachineArn: string, input: unknown, name: string = randomUUID()): Promise<Execution> {
    // A refusal is a rejected promise, never an exception.
    return new Promise((resolve) => {
      resolve(this.begin(stateMachineArn, input, name));
    });
  }

  /** @throws ServiceError `ExecutionDoesNotExist` */
  describe(executionArn: string): Execution {
    const execution = this.executions.get(executionArn);
    if (execution === undefined)
      throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return execution;
  }

  /** Executions of a state machine, the newest first. @throws ServiceError `StateMachineDoesNotExist` */
  list(stateMachineArn: string): Execution[] {
    this.find(stateMachineArn);
    return [...this.executions.values()].filter((one) => one.stateMachineArn === stateMachineArn).reverse();
  }

  /** Aborts an execution that still runs. @throws ServiceError `ExecutionDoesNotExist` */
  async stopExecution(executionArn: string, reason: { error?: string; cause?: string } = {}): Promise<Date> {
    const execution = this.describe(executionArn);
    const running = this.running.get(executionArn);
    running?.abort();
    await running?.ended;
    if (running !== undefined && execution.status === 'ABORTED') Object.assign(execution, reason);
    return execution.stopDate ?? new Date();
  }

  /** Aborts whatever runs. */
  async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((executionArn) => this.stopExecution(executionArn)));
  }

  private begin(stateMachineArn: string, input: unknown, name: string): Execution {
    const machine = this.find(stateMachineArn);
    if (!NAME.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const known = this.executions.get(executionArn);
    if (known !== undefined) {
      if (known.status === 'RUNNING' && isDeepStrictEqual(known.input, input)) return known;
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
    }
    const execution: Execution = {
      executionArn,
      stateMachineArn,
      name,
      status: 'RUNNING',
      startDate: new Date(),
      input,
    };
    this.executions.set(executionArn, execution);
    this.run(machine, execution);
    return execution;
  }

  private find(stateMachineArn: string): StateMachine {
    const machine = this.machines.get(stateMachineArn);
    if (machine === undefined)
      throw new ServiceError(
        'StateMachineDoesNotExist',
        `State Machine Does Not Exist: '${stateMachineArn}'`,
      );
    return machine;
  }

  private run(machine: StateMachine, execution: Execution): void {
    this.count(execution, 'ExecutionsStarted');
    this.say(machine, execution, 'started');
    const { abort, result } = machine.interpreter.run(execution.input as Parameters<Interpreter['run']>[0], {
      overrides: { taskResourceLocalHandlers: machine.handlers as Record<string, never> },
      context: {
        Execution: { Id: execution.executionArn, Name: execution.name, RoleArn: machine.roleArn },
        StateMachine: { Id: execution.stateMachineArn, Name: machine.name },
      },
    });
    const ended = result
      .then(
        (output) => {
          Object.assign(execution, { status: 'SUCCEEDED', output });
        },
        (error: unknown) => {
          Object.assign(execution, failureOf(error, machine.engine));
        },
      )
      .then(() => {
        execution.stopDate = new Date();
        this.running.delete(execution.executionArn);
        this.reportEnd(machine, execution);
      });
    this.running.set(execution.executionArn, { abort, ended });
  }

  private reportEnd(machine: StateMachine, execution: Execution): void {
    const metric = {
      SUCCEEDED: 'Succeeded',
      TIMED_OUT: 'TimedOut',
      ABORTED: 'Aborted',
      FAILED: 'Failed',
      RUNNING: '',
    };
    this.count(execution, `Executions${metric[execution.status]}`);
    const why =
      execution.error === undefined ? '' : `: ${execution.error} ${execution.cause ?? ''}`.trimEnd();
    this.say(
      machine,
      execution,
      `${execution.status}${why}`,
      execution.status === 'SUCCEEDED' ? 'info' : 'error',
    );
  }

  private say(
    { name }: StateMachine,
    execution: Execution,
    what: string,
    level: 'info' | 'error' = 'info',
  ): void {
    this.surroundings.log(level, name, `execution ${execution.name} ${what}`);
  }

  private count({ stateMachineArn }: Execution, name: string): void {
    this.surroundings.metrics.put({
      namespace: 'AWS/States',
      name,
      dimensions: { StateMachineArn: stateMachineArn },
      value: 1,
    });
  }

  private invoke(roleArn: string, functionArn: string, payload: unknown): ReturnType<InvokeFunction> {
    const { iam, lambda } = this.surroundings;
    const role = iam.principal(iam.credentials(roleArn).accessKeyId);
    if (!role?.allows('lambda:InvokeFunction', functionArn))
      throw new TaskError(
        'Lambda.AWSLambdaException',
        denialText(role?.userArn ?? roleArn, 'lambda:InvokeFunction', functionArn),
      );
    return lambda.invoke(functionArn, payload, 'RequestResponse');
  }
}

function failureOf(error: unknown, engine: Engine): Pick<Execution, 'status' | 'error' | 'cause'> {
  if (error instanceof engine.ExecutionAbortedError) return { status: 'ABORTED' };
  if (error instanceof engine.ExecutionTimeoutError) return { status: 'TIMED_OUT', error: 'States.Timeout' };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error
    ? { status: 'FAILED', error: cause.name, cause: cause.message }
    : { status: 'FAILED', error: 'States.Runtime', cause: String(cause) };
}
