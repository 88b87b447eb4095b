import type { Isolate, RunContext, RunState, StepInput, StepOutput } from '../../../src/protocol';

/** What a fake resolver does in a step. Anything left out is a plain, empty answer. */
export type FakeStep = Partial<StepOutput> & {
  request?: unknown;
  dataSourceName?: string;
  position?: number;
};

/** A resolver in the shape of a function: called once a step, as the isolate evaluates handlers. */
export type FakeResolver = (input: StepInput & { context: RunContext }) => FakeStep;

/** An isolate whose resolvers are functions of the test. */
export function fakeIsolate(resolvers: Record<string, FakeResolver>): Isolate & { steps: StepInput[] } {
  const steps: StepInput[] = [];
  return {
    steps,
    step(input) {
      steps.push(input);
      const step = resolvers[input.resolver]!(input);
      const state: RunState = {
        position: step.position ?? -1,
        arguments: input.context.arguments,
        stash: {},
        prev: null,
        appendedErrors: [],
      };
      return Promise.resolve({
        type: 'done',
        value: null,
        appendedErrors: [],
        effects: [],
        console: [],
        state,
        ...step,
      } as StepOutput);
    },
    close: () => Promise.resolve(),
  };
}

/** A resolver that answers a value. */
export const answers =
  (value: unknown): FakeResolver =>
  () => ({ type: 'done', value });

/** A unit resolver that calls its data source and answers what it got. */
export const calls =
  (dataSourceName: string, request: unknown): FakeResolver =>
  ({ outcome }) =>
    outcome
      ? outcome.error
        ? {
            type: 'failed',
            error: { ...raised, message: outcome.error.message, errorType: outcome.error.type },
          }
        : { type: 'done', value: outcome.result }
      : { type: 'call', dataSourceName, request };

const raised = { message: '', errorType: null, data: null, errorInfo: null };
