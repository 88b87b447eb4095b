/**
 * How the executor and the resolver code in the isolate talk: the executor owns the data sources and the state of a
 * run, the isolate owns the code. A run goes step by step: the isolate evaluates handlers until it needs a data
 * source or is done. Every value that crosses is JSON; a step depends on nothing but its input, so that a step
 * lost with its worker can be evaluated again elsewhere.
 */

/** One error entry, as `util.error` and `util.appendError` make it. */
export interface RaisedError {
  message: string;
  errorType: string | null;
  data: unknown;
  errorInfo: unknown;
}

/** `ctx.error`. */
export interface DataSourceError {
  message: string;
  type: string;
  unhandledErrorType?: string | null;
}

/** What a data source gave: `ctx.result` and `ctx.error`. */
export interface DataSourceOutcome {
  result: unknown;
  error?: DataSourceError;
}

/** The part of `ctx` that stays the same for a run. */
export interface RunContext {
  arguments: Record<string, unknown>;
  identity: unknown;
  source: unknown;
  request: { headers: Record<string, string | string[]>; domainName: string | null };
  env: Record<string, string>;
  info: {
    fieldName: string;
    parentTypeName: string;
    variables: Record<string, unknown>;
    selectionSetList: string[];
    selectionSetGraphQL: string;
  };
  /** `util.authType()`. */
  authType: string;
  /** Whether `extensions.setSubscriptionFilter` and the like mean anything here. */
  operation: 'query' | 'mutation' | 'subscription';
}

/** The part of `ctx` that handlers change, carried from step to step. */
export interface RunState {
  /** Index of the pipeline function whose data source was called; -1 for a unit resolver. */
  position: number;
  arguments: Record<string, unknown>;
  stash: Record<string, unknown>;
  prev: { result: unknown } | null;
  appendedErrors: RaisedError[];
}

/** What `extensions.*` and `util.http.*` asked for during a step. */
export type SideEffect =
  | { type: 'evictFromApiCache'; typeName: string; fieldName: string; keys: Record<string, unknown> }
  | { type: 'setSubscriptionFilter'; filter: unknown }
  | { type: 'setSubscriptionInvalidationFilter'; filter: unknown }
  | { type: 'invalidateSubscriptions'; subscriptionField: string; payload: unknown }
  | { type: 'addResponseHeader'; name: string; value: unknown };

/** A line that resolver code logged. */
export interface ConsoleLine {
  level: 'log' | 'error' | 'debug' | 'warn' | 'info';
  /** Where in the source, e.g. `Mutation.castVote.ts:12:3`; without a source map, where in the unit. */
  at: string;
  message: string;
}

/** One evaluation: a fresh run, or the continuation of one after its data source answered. */
export interface StepInput {
  /** Name under which the resolver was loaded. */
  resolver: string;
  context: RunContext;
  /** Absent at the start of a run. */
  state?: RunState;
  /** Present exactly when `state` is. */
  outcome?: DataSourceOutcome;
}

/** Where a step ended. */
export type StepOutput = { effects: SideEffect[]; console: ConsoleLine[] } & (
  | {
      type: 'call';
      /** Data source to call, by name. */
      dataSourceName: string;
      /** What the request handler returned. */
      request: unknown;
      state: RunState;
    }
  | { type: 'done'; value: unknown; appendedErrors: RaisedError[] }
  | {
      /** The field ends with this error and the value null. */
      type: 'failed';
      error: RaisedError;
      appendedErrors: RaisedError[];
      /** Set by `util.unauthorized()`: the executor words the message, which names field and type. */
      unauthorized?: boolean;
    }
);

/** A resolver as the isolate runs it. `unit` names appear in logs and error positions. */
export type ResolverProgram =
  | ({ kind: 'UNIT'; name: string } & SourcedUnit)
  | { kind: 'PIPELINE'; name: string; unit: CodeUnit; functions: SourcedUnit[] };

/** Code and the data source that it talks to. */
export interface SourcedUnit {
  dataSourceName: string;
  /** The data source is of type NONE: the isolate may answer `{ payload }` itself and go on. */
  none?: boolean;
  unit: CodeUnit;
}

/** One deployed code text (ES module with an optional inline source map). */
export interface CodeUnit {
  name: string;
  code: string;
}

/** Runs resolver programs apart from Node. */
export interface Isolate {
  /** Evaluates one step. Rejects only when the isolate is closed; faults of the code are `failed` outputs. */
  step(input: StepInput): Promise<StepOutput>;
  close(): Promise<void>;
}

/** Limits of an isolate. */
export interface IsolateOptions {
  /** Worker processes. */
  workers?: number;
  /**
   * Longest time one step may take, in milliseconds of the clock: on a busy machine, good code waits its turn for
   * seconds.
   */
  stepTimeoutMs?: number;
  /** Heap of one worker, in MiB. */
  workerHeapMb?: number;
  /** For tests that hold code to both. */
  nullMeaning?: NullMeaning;
}

/** Whether null and undefined are the same, as on the service, or two things, as in the language's standard. */
export type NullMeaning = 'service' | 'standard';
