import { availableParallelism } from 'node:os';
import type { FunctionDefinition, LambdaOutcome, Log } from '../contract';
import { Turns } from '../turns';
import { ExecutionEnvironment } from './execution-environment';
import { THROTTLED } from './outcomes';

/**
 * Environments of one function that this machine has room for. Beyond, invocations wait: the service would add more.
 * Each takes 60 MB, and compiles the function for itself: more than keep the processors busy make a burst slower.
 */
const MOST_ENVIRONMENTS = Math.min(10, 2 * Math.max(2, availableParallelism()));

/** Milliseconds after which an idle environment is taken down. */
const IDLE_LIMIT = 5 * 60_000;

/** The execution environments of one function. */
export class FunctionFleet {
  private readonly idle: { environment: ExecutionEnvironment; timer: NodeJS.Timeout }[] = [];
  private readonly all = new Set<ExecutionEnvironment>();
  private readonly turns = new Turns(MOST_ENVIRONMENTS);
  /** Invocations that are not answered, those that wait included. */
  private running = 0;

  /** @param variables gives the environment variables at the moment an environment starts. */
  constructor(
    readonly definition: FunctionDefinition,
    private readonly variables: () => Record<string, string>,
    private readonly log: Log,
  ) {}

  /** Runs one invocation, in an environment that is warm if there is one. Never rejects. */
  async invoke(payload: string): Promise<LambdaOutcome> {
    if (this.running >= (this.definition.reservedConcurrency ?? Infinity)) return THROTTLED;
    this.running += 1;
    try {
      return await this.turns.take(async () => {
        const environment = this.take();
        const outcome = await environment.invoke(payload);
        this.putBack(environment);
        return outcome;
      });
    } finally {
      this.running -= 1;
    }
  }

  async stop(): Promise<void> {
    for (const { timer } of this.idle) clearTimeout(timer);
    await Promise.all([...this.all].map((environment) => environment.stop()));
    this.all.clear();
  }

  private take(): ExecutionEnvironment {
    for (let warm = this.idle.pop(); warm !== undefined; warm = this.idle.pop()) {
      clearTimeout(warm.timer);
      if (!warm.environment.dead) return warm.environment;
      this.all.delete(warm.environment);
    }
    const environment = new ExecutionEnvironment(this.definition, this.variables(), this.log);
    this.all.add(environment);
    return environment;
  }

  private putBack(environment: ExecutionEnvironment): void {
    if (environment.dead) {
      this.all.delete(environment);
      return;
    }
    const timer = setTimeout(() => {
      this.all.delete(environment);
      void environment.stop();
    }, IDLE_LIMIT);
    timer.unref();
    this.idle.push({ environment, timer });
  }
}
