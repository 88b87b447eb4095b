import type { Simulation } from '../core/simulation';
import { Refusal } from '../dynamodb/errors';
import type { DynamoDb } from '../dynamodb/service';
import type { Item } from '../dynamodb/items';

/** What a voter is told by a design. */
export type Answer = 'accepted' | 'alreadyVoted' | 'tryAgain';

/** What a design uses besides the table. */
export interface Used {
  operations: number;
  invocations: number;
  gigabyteSeconds: number;
  expressRequests: number;
  expressGigabyteSeconds: number;
  /** Messages to those who watch. */
  messages: number;
}

/** Another way to take a vote, in as few lines as its idea takes. */
export interface Design {
  name: string;
  /** Takes one press. */
  cast(world: DesignWorld, voter: number): Promise<Answer>;
}

/** Executions of Lambda that an account has at once ("Lambda quotas", developer guide). */
const CONCURRENCY = 1000;

/** Milliseconds that a warm function, and a step of an express workflow, take besides what they wait for. */
const INVOCATION = 8;
const STEP = 6;

/** What designs are made of: one table, functions, express workflows, and faults. */
export class DesignWorld {
  readonly used: Used = {
    operations: 0,
    invocations: 0,
    gigabyteSeconds: 0,
    expressRequests: 0,
    expressGigabyteSeconds: 0,
    messages: 0,
  };
  private running = 0;

  constructor(
    readonly simulation: Simulation,
    private readonly dynamodb: DynamoDb,
    /** People who watch. */
    readonly watching: number,
    /** How often a function or a workflow is gone between two of its calls. */
    private readonly crash: number,
  ) {}

  /** A call of the table; the SDK's second and third try included. @throws Refusal */
  async call(operation: string, input: Record<string, unknown>): Promise<{ Item?: Item }> {
    if (this.simulation.random.chance(this.crash)) throw new Refusal('Crash', 'The process is gone.');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dynamodb.send(operation, { TableName: 'table', ...input }, 'design');
      } catch (error) {
        const passes = ['ProvisionedThroughputExceededException', 'TimeoutError', 'InternalServerError'];
        if (attempt >= 3 || !passes.includes((error as Error).name)) throw error;
        await this.simulation.pause(this.simulation.random.float() * 50 * 2 ** attempt);
      }
    }
  }

  /** Runs something as a function of 256 MB. What ends it ends the press. */
  async inFunction(work: () => Promise<Answer>): Promise<Answer> {
    if (this.running >= CONCURRENCY) {
      this.simulation.mark('invocation refused');
      return 'tryAgain';
    }
    this.running += 1;
    const began = this.simulation.now;
    try {
      await this.simulation.pause(this.simulation.random.latency(INVOCATION));
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return 'tryAgain';
    } finally {
      this.running -= 1;
      this.used.invocations += 1;
      this.used.gigabyteSeconds += ((this.simulation.now - began) / 1000) * 0.25;
    }
  }

  /** Runs something as an express workflow, which takes a while for each of its steps. */
  async inWorkflow(work: (step: () => Promise<void>) => Promise<Answer>): Promise<Answer> {
    const began = this.simulation.now;
    this.used.expressRequests += 1;
    try {
      return await work(() => this.simulation.pause(this.simulation.random.latency(STEP)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return 'tryAgain';
    } finally {
      // 64 MB at least ("AWS Step Functions pricing").
      this.used.expressGigabyteSeconds += ((this.simulation.now - began) / 1000) * 0.0625;
    }
  }

  /** The counter that every design but ours has. */
  get counted(): number {
    return Number(this.dynamodb.table.get('COUNTER', 'x')?.item['n']?.N ?? 0);
  }
}
