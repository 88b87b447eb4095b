import type { Happening } from '../core/queue';
import type { Simulation } from '../core/simulation';
import { ExecutionEnvironment, type EnvironmentFaults, type Outside } from './environment';

/** A function, as its template says it. */
export interface FunctionDefinition {
  /** Folder below `functions/`. */
  name: string;
  code: string;
  variables: Record<string, string>;
  timeout: number;
  /** MiB. */
  memory: number;
  /** Environments that are kept for it, and the most that it may have. Absent: what the account has. */
  reserved?: number;
}

/** What may go wrong with an invocation. */
export interface FunctionFaults extends EnvironmentFaults {
  /** Milliseconds of a cold start, half of them. */
  coldStart: number;
  /** A function that ran out of time goes on all the same, for a while. */
  zombie: number;
  /** The service turns an invocation away. */
  refused: number;
}

/** A day on which nothing goes wrong. */
export const NO_FUNCTION_FAULTS: FunctionFaults = {
  crash: 0,
  stall: 0,
  clock: 0,
  coldStart: 300,
  zombie: 0,
  refused: 0,
};

/** What came of an invocation. */
export type Outcome =
  | { result: 'answered'; answer: unknown }
  /** It failed, crashed or ran out of time. */
  | { result: 'failed'; error: Error }
  /** It did not run. */
  | { result: 'refused' };

/** Environments of an account in a region ("Lambda quotas", developer guide). */
const ACCOUNT_CONCURRENCY = 1000;

/** Milliseconds for which an environment that has nothing to do is kept. */
const KEPT = 600_000;

/** AWS Lambda in simulated time: environments start when none is free, and are used again ("Lambda execution environment lifecycle"). */
export class Functions {
  /** Invocations, and GB-milliseconds of the memory that was in use. */
  readonly used = new Map<string, { invocations: number; megabyteMilliseconds: number }>();
  private readonly free = new Map<string, { environment: ExecutionEnvironment; since: number }[]>();
  private readonly running = new Map<string, number>();
  private requests = 0;

  constructor(
    private readonly simulation: Simulation,
    private readonly definitions: ReadonlyMap<string, FunctionDefinition>,
    private readonly outside: Outside,
    public faults: FunctionFaults = NO_FUNCTION_FAULTS,
  ) {}

  /** Runs a function once, and waits for what comes of it. */
  async invoke(name: string, event: unknown): Promise<Outcome> {
    const definition = this.definitions.get(name);
    if (!definition) throw new Error(`There is no function ${name}.`);
    const { random } = this.simulation;
    const running = this.running.get(name) ?? 0;
    const all = [...this.running.values()].reduce((sum, count) => sum + count, 0);
    if (
      running >= (definition.reserved ?? Infinity) ||
      all >= ACCOUNT_CONCURRENCY ||
      random.chance(this.faults.refused)
    ) {
      this.simulation.mark('invocation refused');
      return { result: 'refused' };
    }
    this.running.set(name, running + 1);
    try {
      return await this.run(definition, event);
    } finally {
      this.running.set(name, (this.running.get(name) ?? 1) - 1);
    }
  }

  private async run(definition: FunctionDefinition, event: unknown): Promise<Outcome> {
    const { name, timeout, memory } = definition;
    const environment = await this.environmentOf(definition);
    const began = this.simulation.now;
    this.requests += 1;
    const context = {
      awsRequestId: `${name}-${this.requests}`,
      functionName: name,
      getRemainingTimeInMillis: () => Math.max(0, began + timeout - this.simulation.now),
    };
    environment.isBusy = true;
    let limit: Happening | undefined;
    const outcome = await new Promise<Outcome>((resolve) => {
      environment.onCrash = () => resolve({ result: 'failed', error: new Error('Runtime exited') });
      environment.run(event, context).then(
        (answer) => resolve({ result: 'answered', answer }),
        (error: unknown) => resolve({ result: 'failed', error: error as Error }),
      );
      limit = this.simulation.after(timeout, () => {
        if (environment.isBusy) resolve({ result: 'failed', error: new TimedOut(name) });
      });
    });
    if (limit) this.simulation.drop(limit);
    const duration = Math.max(1, this.simulation.now - began);
    const used = this.used.get(name) ?? { invocations: 0, megabyteMilliseconds: 0 };
    used.invocations += 1;
    used.megabyteMilliseconds += duration * memory;
    this.used.set(name, used);
    this.settle(environment, outcome);
    this.simulation.note(
      `${name} ${outcome.result}${outcome.result === 'failed' ? `: ${outcome.error.message}` : ''}`,
    );
    return outcome;
  }

  private settle(environment: ExecutionEnvironment, outcome: Outcome): void {
    environment.onCrash = undefined;
    if (
      outcome.result === 'failed' &&
      (outcome.error instanceof TimedOut || outcome.error.message === 'Runtime exited')
    ) {
      if (this.simulation.random.chance(this.faults.zombie)) {
        this.simulation.mark(`zombie of ${environment.functionName}`);
        this.simulation.after(this.simulation.random.between(0, 60_000), () => environment.end());
      } else environment.end();
      return;
    }
    environment.isBusy = false;
    const free = this.free.get(environment.functionName) ?? [];
    free.push({ environment, since: this.simulation.now });
    this.free.set(environment.functionName, free);
  }

  private async environmentOf(definition: FunctionDefinition): Promise<ExecutionEnvironment> {
    const free = this.free.get(definition.name) ?? [];
    while (free.length > 0) {
      const { environment, since } = free.pop()!;
      if (since > this.simulation.now - KEPT) return environment;
    }
    await this.simulation.pause(this.simulation.random.latency(this.faults.coldStart));
    return new ExecutionEnvironment(
      this.simulation,
      definition.name,
      definition.code,
      definition.variables,
      this.faults,
      this.outside,
    );
  }
}

class TimedOut extends Error {
  constructor(name: string) {
    super(`${name} timed out`);
  }
}
