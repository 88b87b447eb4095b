import type { ConsoleLine, DataSourceOutcome, RunState, StepInput, StepOutput } from '../protocol';

/** A resolver program whose units are numbers: the order in which they were defined. */
export type LinkedProgram =
  | ({ kind: 'UNIT'; name: string; unit: number } & LinkedSource)
  | { kind: 'PIPELINE'; name: string; unit: number; functions: ({ unit: number } & LinkedSource)[] };

/** The data source behind a handler pair. */
export interface LinkedSource {
  dataSourceName: string;
  /** The data source is of type NONE: the isolate answers for it. */
  none: boolean;
}

/** A place in a compiled unit; line from 1, column from 0. */
export interface CompiledPosition {
  unit: number;
  line: number;
  column: number;
}

/** A step output before places in compiled code are turned into places in sources. */
export type RawStepOutput = Unlogged<StepOutput> & {
  console: RawConsoleLine[];
  /** Where the code failed by itself, as opposed to `util.error`. */
  fault?: CompiledPosition;
};

/** A console line before its place is known by name. */
export type RawConsoleLine = Omit<ConsoleLine, 'at'> & { position?: CompiledPosition };

/** A kind of output without its console lines. */
export type Unlogged<Output> = Output extends StepOutput ? Omit<Output, 'console'> : never;

/** One handler by itself, with a context as given. */
export interface HandlerInput extends StepInput {
  handler: 'request' | 'response';
  state: RunState;
  outcome: DataSourceOutcome;
}

/** The scripts of units carry their number, so that positions in stack traces can be traced back. */
export const scriptName = (unit: number): string => `unit:${unit}`;
