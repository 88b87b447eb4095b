import { loadBundle } from './load';
import { globalsFor, untilAborted, type Surroundings } from './globals';
import type { Random } from '../core/random';
import type { Simulation } from '../core/simulation';

/** What is known to a handler of its invocation. */
export interface InvocationContext {
  awsRequestId: string;
  functionName: string;
  getRemainingTimeInMillis: () => number;
}

type Handler = (event: unknown, context: InvocationContext) => Promise<unknown>;

/** How an environment may end by itself. */
export interface EnvironmentFaults {
  /** Whenever something is awaited: that the process is gone afterwards. */
  crash: number;
  /** The same, but that the process only goes on up to a minute later, as if it had been frozen. */
  stall: number;
  /** Milliseconds by which the clock may be wrong, either way. */
  clock: number;
}

/** What an environment reaches. */
export interface Outside {
  fetch: (
    url: string,
    options: { body: string; signal?: AbortSignal },
    environment: ExecutionEnvironment,
  ) => Promise<unknown>;
  packages: (name: string, environment: ExecutionEnvironment) => unknown;
  log: (line: string, functionName: string) => void;
}

/**
 * One execution environment of a function: a fresh copy of its bundle with a clock of its own. Once it is gone, nothing
 * that it waits for ever comes, so that its code stops where it is, as a process does that was killed.
 */
export class ExecutionEnvironment {
  isBusy = false;
  private gone = false;
  private readonly handler: Handler;
  private readonly skew: number;
  /** Called when it ends by itself. */
  onCrash: (() => void) | undefined;

  constructor(
    private readonly simulation: Simulation,
    readonly functionName: string,
    code: string,
    variables: Record<string, string>,
    private readonly faults: EnvironmentFaults,
    outside: Outside,
  ) {
    const { random } = simulation;
    this.skew = faults.clock > 0 ? random.between(-faults.clock, faults.clock) : 0;
    const surroundings: Surroundings = {
      now: this.clock,
      random,
      pause: (milliseconds) => this.waits(simulation.pause(Math.max(1, milliseconds))),
      after: (milliseconds, run) =>
        simulation.after(milliseconds, () => {
          if (!this.isGone()) run();
        }),
      fetch: (url, options) => this.waits(untilAborted(outside.fetch(url, options, this), options.signal)),
      environment: { AWS_REGION: 'us-east-1', ...variables },
      log: (line) => outside.log(line, functionName),
      packages: (name) => outside.packages(name, this),
    };
    const module = { exports: {} as { handler?: Handler } };
    loadBundle(code)(...globalsFor(module, surroundings));
    if (!module.exports.handler) throw new Error(`The bundle of ${functionName} exports no handler.`);
    this.handler = module.exports.handler;
  }

  get random(): Random {
    return this.simulation.random;
  }

  /** The clock of the machine. */
  readonly clock = (): number => Math.floor(this.simulation.now + this.skew);

  run(event: unknown, context: InvocationContext): Promise<unknown> {
    return Promise.resolve(this.handler(event, context));
  }

  /** A pause of a client's own. */
  pause(milliseconds: number): Promise<void> {
    return this.simulation.pause(milliseconds);
  }

  /** A client's own patience. */
  within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
    return this.simulation.within(milliseconds, work, late);
  }

  /** Whatever is awaited passes through here: on either side of it the process may be gone. */
  async waits<T>(work: Promise<T>): Promise<T> {
    if (this.isGone()) return never();
    try {
      return await work;
    } finally {
      if (this.random.chance(this.faults.stall)) {
        this.simulation.mark(`stall of ${this.functionName}`);
        await this.simulation.pause(this.random.between(1000, 60_000));
      }
      if (!this.isGone() && this.isBusy && this.random.chance(this.faults.crash)) {
        this.simulation.mark(`crash of ${this.functionName}`);
        this.simulation.note(`${this.functionName} crashes`);
        this.end();
        this.onCrash?.();
      }
      if (this.isGone()) await never();
    }
  }

  private isGone(): boolean {
    return this.gone;
  }

  end(): void {
    this.gone = true;
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
