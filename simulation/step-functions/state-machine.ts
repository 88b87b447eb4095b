import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn';
import type { Simulation } from '../core/simulation';
import type { Functions } from '../lambda/functions';
import { ruleHolds, type Rule } from './choices';
import { at, filled, placed, type Context } from './paths';

interface State extends Record<string, unknown> {
  Type: string;
  Next?: string;
  End?: boolean;
}

interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
}

/** A workflow, in Amazon States Language with JSONPath. */
export interface Workflow {
  StartAt: string;
  States: Record<string, State>;
  TimeoutSeconds?: number;
}

/** How an execution went. */
export interface Execution {
  name: string;
  input: unknown;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  error?: string;
}

/** Milliseconds that a change of state takes, half of them. */
const TRANSITION = 15;

class Failed extends Error {
  constructor(
    readonly error: string,
    override readonly cause: string,
  ) {
    super(`${error}: ${cause}`);
  }
}

/** AWS Step Functions in simulated time: what this project's workflows use ("Amazon States Language"). */
export class StateMachine {
  /** By name, which is good for one execution in 90 days ("StartExecution", API reference). */
  readonly executions = new Map<string, Execution>();
  transitions = 0;

  constructor(
    private readonly simulation: Simulation,
    private readonly workflow: Workflow,
    private readonly functions: Functions,
    private readonly functionNamed: (resource: string) => string,
  ) {}

  /** A call of Step Functions' API. */
  async send(operation: string, input: Record<string, unknown>): Promise<object> {
    await this.simulation.pause(this.simulation.random.latency(20));
    if (operation !== 'StartExecution') throw new Error(`${operation} is not simulated.`);
    const name = input['name'] as string;
    const payload = JSON.parse(input['input'] as string) as unknown;
    const known = this.executions.get(name);
    if (known) {
      // The same name and input while it runs is a success, by the API reference of standard workflows.
      if (known.status === 'RUNNING' && JSON.stringify(known.input) === JSON.stringify(payload)) return {};
      throw new ExecutionAlreadyExists({ message: `Execution Already Exists: ${name}`, $metadata: {} });
    }
    void this.start(name, payload);
    return { executionArn: name };
  }

  /** Runs an execution to its end. */
  async start(name: string, input: unknown): Promise<Execution> {
    const execution: Execution = { name, input, status: 'RUNNING' };
    this.executions.set(name, execution);
    const context = { Execution: { Name: name, StartTime: this.instant() }, State: {} };
    try {
      await this.run(this.workflow, input, context);
      execution.status = 'SUCCEEDED';
    } catch (error) {
      execution.status = 'FAILED';
      execution.error = error instanceof Failed ? error.error : String(error);
      this.simulation.mark(`execution failed: ${execution.error}`);
    }
    this.simulation.note(`execution ${name} ${execution.status}`);
    return execution;
  }

  private async run(
    workflow: Pick<Workflow, 'StartAt' | 'States'>,
    input: unknown,
    context: Context,
  ): Promise<unknown> {
    let name: string | undefined = workflow.StartAt;
    let value = input;
    while (name !== undefined) {
      const state: State = workflow.States[name]!;
      this.transitions += 1;
      await this.simulation.pause(this.simulation.random.latency(TRANSITION));
      const here = { ...context, State: { Name: name, EnteredTime: this.instant() } };
      const outcome = await this.enter(state, value, here);
      value = outcome.value;
      name = outcome.next ?? state.Next;
      if (state.Type === 'Succeed' || (state.End === true && outcome.next === undefined)) return value;
    }
    return value;
  }

  private async enter(
    state: State,
    input: unknown,
    context: Context,
  ): Promise<{ value: unknown; next?: string }> {
    switch (state.Type) {
      case 'Pass': {
        const result =
          state['Result'] ??
          (state['Parameters'] === undefined ? input : filled(state['Parameters'], input, context));
        return { value: placed(input, state['ResultPath'] as string | undefined, result) };
      }
      case 'Wait':
        await this.wait(state, input, context);
        return { value: input };
      case 'Choice': {
        const rule = (state['Choices'] as Rule[]).find((choice) => ruleHolds(choice, input, context));
        const next = rule?.Next ?? (state['Default'] as string | undefined);
        if (next === undefined) throw new Failed('States.NoChoiceMatched', '');
        return { value: input, next };
      }
      case 'Succeed':
        return { value: input };
      case 'Fail':
        throw new Failed(
          (state['Error'] as string | undefined) ?? 'Failed',
          String(
            state['CausePath'] === undefined
              ? (state['Cause'] ?? '')
              : at(state['CausePath'] as string, input, context),
          ),
        );
      case 'Task':
      case 'Map':
      case 'Parallel':
        return this.work(state, input, context);
      default:
        throw new Error(`A state of type ${state.Type} is not simulated.`);
    }
  }

  private async wait(state: State, input: unknown, context: Context): Promise<void> {
    const path = (name: string): unknown => at(state[name] as string, input, context);
    const until =
      state['TimestampPath'] === undefined
        ? (state['Timestamp'] as string | undefined)
        : (path('TimestampPath') as string);
    const seconds =
      state['SecondsPath'] === undefined ? Number(state['Seconds'] ?? 0) : Number(path('SecondsPath'));
    const milliseconds = until === undefined ? seconds * 1000 : Date.parse(until) - this.simulation.now;
    await this.simulation.pause(Math.max(0, milliseconds));
  }

  /** A state that may fail, be tried again, and have its errors caught. */
  private async work(
    state: State,
    input: unknown,
    context: Context,
  ): Promise<{ value: unknown; next?: string }> {
    const retriers = (state['Retry'] ?? []) as Retrier[];
    const tries = retriers.map(() => 0);
    for (;;) {
      try {
        const result = await this.resultOf(state, input, context);
        const selected =
          state['ResultSelector'] === undefined ? result : filled(state['ResultSelector'], result, context);
        return { value: placed(input, state['ResultPath'] as string | null | undefined, selected) };
      } catch (error) {
        const failed = error instanceof Failed ? error : undefined;
        if (!failed) throw error;
        const matches = ({ ErrorEquals }: { ErrorEquals: string[] }) =>
          ErrorEquals.includes(failed.error) || ErrorEquals.includes('States.ALL');
        const index = retriers.findIndex(matches);
        const retrier = retriers[index];
        if (retrier && tries[index]! < (retrier.MaxAttempts ?? 3)) {
          const pause = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** tries[index]!;
          tries[index]! += 1;
          this.simulation.mark('task tried again');
          await this.simulation.pause(Math.min(pause, retrier.MaxDelaySeconds ?? Infinity) * 1000);
          continue;
        }
        const catcher = (
          (state['Catch'] ?? []) as { ErrorEquals: string[]; Next: string; ResultPath?: string }[]
        ).find(matches);
        if (!catcher) throw failed;
        const value = placed(input, catcher.ResultPath, { Error: failed.error, Cause: failed.cause });
        return { value, next: catcher.Next };
      }
    }
  }

  private async resultOf(state: State, input: unknown, context: Context): Promise<unknown> {
    if (state.Type === 'Task') {
      const payload = state['Parameters'] === undefined ? input : filled(state['Parameters'], input, context);
      return this.task(state['Resource'] as string, payload);
    }
    if (state.Type === 'Parallel')
      return Promise.all((state['Branches'] as Workflow[]).map((branch) => this.run(branch, input, context)));
    const items = (
      state['ItemsPath'] === undefined ? input : at(state['ItemsPath'] as string, input, context)
    ) as unknown[];
    const most = Number(state['MaxConcurrency'] ?? 0) || Infinity;
    const results: unknown[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < items.length) {
        const index = next;
        next += 1;
        const here = { ...context, Map: { Item: { Index: index, Value: items[index] } } };
        const selector = state['ItemSelector'] ?? state['Parameters'];
        const value = selector === undefined ? items[index] : filled(selector, input, here);
        results[index] = await this.run(
          (state['ItemProcessor'] ?? state['Iterator']) as Workflow,
          value,
          context,
        );
      }
    };
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
    return results;
  }

  private async task(resource: string, payload: unknown): Promise<unknown> {
    const isWrapped = resource.endsWith(':lambda:invoke');
    const { FunctionName, Payload } = payload as { FunctionName?: string; Payload?: unknown };
    const name = this.functionNamed(isWrapped ? FunctionName! : resource);
    const outcome = await this.functions.invoke(
      name,
      JSON.parse(JSON.stringify(isWrapped ? Payload : payload)),
    );
    if (outcome.result === 'answered') {
      const answer = JSON.parse(JSON.stringify(outcome.answer ?? null)) as unknown;
      return isWrapped ? { Payload: answer } : answer;
    }
    if (outcome.result === 'refused') throw new Failed('Lambda.TooManyRequestsException', name);
    throw new Failed(outcome.error.name, outcome.error.message);
  }

  private instant(): string {
    return new Date(this.simulation.now).toISOString();
  }
}
