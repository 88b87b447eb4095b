/** Loads the library that executes Amazon States Language. */
import type { ExecutionAbortedError, ExecutionTimeoutError, StateMachine } from 'aws-local-stepfunctions';

/** The library's classes. */
export interface Engine {
  StateMachine: typeof StateMachine;
  ExecutionAbortedError: typeof ExecutionAbortedError;
  ExecutionTimeoutError: typeof ExecutionTimeoutError;
}

interface Resolvers {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** Loaded when the first state machine is: a stack without one does not pay for it. */
export async function loadEngine(): Promise<Engine> {
  // The library calls `Promise.withResolvers`, which Node has from version 22 on.
  if (!('withResolvers' in Promise))
    Object.defineProperty(Promise, 'withResolvers', {
      value: withResolvers,
      configurable: true,
      writable: true,
    });
  return import('aws-local-stepfunctions');
}

function withResolvers(): Resolvers {
  const resolvers = {} as Resolvers;
  resolvers.promise = new Promise((resolve, reject) => {
    Object.assign(resolvers, { resolve, reject });
  });
  return resolvers;
}
