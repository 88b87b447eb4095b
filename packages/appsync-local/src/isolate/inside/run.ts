import type { DataSourceOutcome, RunState, StepOutput } from '../../protocol';
import type { LinkedSource, Unlogged } from '../program';
import type { Evaluation } from './evaluation';
import { handlerContext, share, type Shared } from './handler-context';
import { toJson } from './json';
import { EarlyReturn } from './signals';

/** The two handlers of a freshly instantiated module. */
export type Handlers = Record<'request' | 'response', (ctx: object) => unknown>;

/** Makes a fresh module scope: nothing in it outlives the evaluation of one handler. */
export type Instantiate = (unit: number) => Handlers;

/** A step output without what the evaluation gathered on the side. */
export type Ending = Without<Unlogged<StepOutput>, 'effects'>;

type Without<Output, Key extends PropertyKey> = Output extends unknown ? Omit<Output, Key> : never;

/** How a handler ended, unless it failed. */
export type HandlerEnd = { value: unknown; skipTo?: 'NEXT' | 'END' };

/** One run of a resolver: its handlers share arguments and stash, and hand results on. */
export class Run {
  private prev: RunState['prev'];
  private readonly shared: Shared;

  constructor(
    private readonly instantiate: Instantiate,
    private readonly evaluation: Evaluation,
  ) {
    const { context, state } = evaluation.input;
    this.shared = share(context, state);
    this.prev = state?.prev ?? null;
  }

  /** Evaluates one handler. */
  handle(unit: number, handler: keyof Handlers, outcome?: DataSourceOutcome): HandlerEnd {
    const moment = { prev: this.prev, result: outcome?.result ?? null, error: outcome?.error ?? null };
    const ctx = handlerContext(this.evaluation.input.context, this.shared, moment);
    try {
      return { value: this.instantiate(unit)[handler](ctx) };
    } catch (thrown) {
      if (thrown instanceof EarlyReturn) return { value: thrown.value, skipTo: thrown.skipTo };
      throw thrown;
    }
  }

  /** Makes a value the previous result of the next handler, as data: what it shares with the stash is cut off. */
  handOn(value: unknown): void {
    this.prev = { result: asData(value) };
  }

  /** `ctx.prev.result` */
  get previous(): unknown {
    return this.prev?.result ?? null;
  }

  /** Asks a data source; the run goes on when it answered. */
  call({ dataSourceName }: LinkedSource, request: unknown, position: number): Ending {
    const { arguments: args, stash } = this.shared;
    const { prev } = this;
    const { appendedErrors } = this.evaluation;
    const state: RunState = { position, arguments: args, stash, prev, appendedErrors };
    return { type: 'call', dataSourceName, request: request ?? null, state };
  }

  /** Ends the run with the field's value. */
  done(value: unknown): Ending {
    return { type: 'done', value: value ?? null, appendedErrors: this.evaluation.appendedErrors };
  }
}

function asData(value: unknown): unknown {
  return Object(value) === value ? JSON.parse(toJson(value) ?? 'null') : (value ?? null);
}

/**
 * A NONE data source gives back the request's `payload` ("JavaScript resolver function reference for None data
 * source"). A request that is no object is left to the caller, who words the refusal.
 */
export function answerOfNone({ none }: LinkedSource, request: unknown): DataSourceOutcome | undefined {
  if (!none || Object(request) !== request || Array.isArray(request)) return undefined;
  // Another element than the payload is for the data source to refuse.
  if (Object.keys(request as object).some((name) => name !== 'payload')) return undefined;
  return { result: asData((request as { payload?: unknown }).payload) };
}
