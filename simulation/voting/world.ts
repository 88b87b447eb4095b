import { numberingKey } from '../../model/keys';
import { Api } from '../appsync/api';
import type { Simulation } from '../core/simulation';
import { DynamoDb } from '../dynamodb/service';
import { Table, type Change } from '../dynamodb/table';
import { Functions } from '../lambda/functions';
import { createSdk } from '../lambda/sdk';
import { StreamMapping } from '../lambda/stream-mapping';
import { invokeLater, TimetableRunner } from '../lambda/timetable';
import { StateMachine } from '../step-functions/state-machine';
import type { Program } from './load';
import { NO_FAULTS, type Scenario } from './scenario';

/** Milliseconds between two looks at what is due by itself: splits, records that everybody has read. */
const HOUSEKEEPING = 5000;

/** That there are no votes without ballots. */
function numbered(at: number): Change {
  const { PK, SK } = numberingKey();
  const doneAt = { S: new Date(at).toISOString() };
  return { partition: PK, sort: SK, after: { PK: { S: PK }, SK: { S: SK }, doneAt } };
}

/** The services of one stack, wired as its template says, in one simulation. */
export class World {
  readonly table: Table;
  readonly dynamodb: DynamoDb;
  readonly functions: Functions;
  readonly stateMachine: StateMachine;
  readonly numbering: StateMachine;
  readonly mappings: StreamMapping[];
  readonly api: Api;
  /** What functions logged, by event. */
  readonly logged = new Map<string, number>();
  private readonly timetables: TimetableRunner[];

  constructor(
    readonly simulation: Simulation,
    readonly program: Program,
    readonly scenario: Scenario,
  ) {
    const { deployment, resolve } = program;
    const { faults, capacity, tableQuota, apiQuota } = scenario;
    deployment.api.environmentVariables['MAX_OPEN_VOTINGS'] = String(scenario.limit);
    this.table = new Table(simulation, deployment.table, capacity);
    if (scenario.isNumbered === true) this.table.apply(numbered(simulation.now));
    this.dynamodb = new DynamoDb(simulation, this.table, faults.table, tableQuota);
    program.enter({ simulation, dynamodb: this.dynamodb });
    this.api = new Api(simulation, resolve, faults.api, apiQuota);
    const packages = createSdk({
      dynamodb: this.dynamodb,
      stepFunctions: (operation, input) => {
        const isNumbering = String(input['stateMachineArn']).includes('BallotNumbering');
        return (isNumbering ? this.numbering : this.stateMachine).send(operation, input);
      },
      lambda: (operation, input) => this.invoke(operation, input),
    });
    this.functions = new Functions(
      simulation,
      deployment.functions,
      {
        fetch: (_, options) => this.api.fetch(options),
        packages,
        log: (line, name) => this.log(line, name),
      },
      faults.functions,
    );
    this.stateMachine = new StateMachine(
      simulation,
      deployment.workflow,
      this.functions,
      deployment.functionNamed,
    );
    this.numbering = new StateMachine(
      simulation,
      deployment.numbering,
      this.functions,
      deployment.functionNamed,
    );
    this.mappings = deployment.mappings.map(
      ({ functionName, properties }) =>
        new StreamMapping(
          simulation,
          this.functions,
          functionName,
          properties,
          this.table.stream,
          faults.streams,
        ),
    );
    this.timetables = deployment.timetables.map(
      (timetable) => new TimetableRunner(simulation, this.functions, timetable, faults.timetables),
    );
  }

  start(): void {
    const { simulation, scenario } = this;
    for (const part of [...this.mappings, ...this.timetables]) part.start();
    simulation.after(scenario.faultsEnd * 1000, () => this.calm());
    const keepHouse = (): void => {
      this.table.splitDue();
      this.trim();
      if (simulation.random.chance((this.splits * HOUSEKEEPING) / 60_000)) {
        const partition = simulation.random.pick(this.table.partitions.list);
        simulation.mark('shard turned over');
        this.table.shake(partition, this.table.partitions.list.length < 12 && simulation.random.chance(0.5));
      }
      simulation.after(HOUSEKEEPING, keepHouse);
    };
    simulation.after(HOUSEKEEPING, keepHouse);
  }

  /** What a function asks of Lambda. */
  private async invoke(operation: string, input: Record<string, unknown>): Promise<object> {
    if (operation !== 'Invoke' || input['InvocationType'] !== 'Event')
      throw new Error(`${operation} of Lambda is not simulated, but for events.`);
    await this.simulation.pause(this.simulation.random.latency(20));
    const functionName = this.program.deployment.functionNamed(String(input['FunctionName']));
    const payload = input['Payload'] as Uint8Array | string | undefined;
    const event =
      payload === undefined ? null : (JSON.parse(Buffer.from(payload as Uint8Array).toString()) as unknown);
    void invokeLater(this.simulation, this.functions, { functionName, retries: 2 }, event);
    return { StatusCode: 202 };
  }

  private splits = 0;

  /** Lets faults happen from now on; they do not while a scenario is prepared. */
  trouble(): void {
    this.splits = this.scenario.faults.splits;
  }

  /** Everything works again. */
  private calm(): void {
    this.splits = 0;
    this.dynamodb.faults = NO_FAULTS.table;
    this.functions.faults = NO_FAULTS.functions;
    this.api.faults = NO_FAULTS.api;
    for (const mapping of this.mappings) mapping.faults = NO_FAULTS.streams;
    for (const timetable of this.timetables) timetable.faults = NO_FAULTS.timetables;
    this.simulation.note('everything works again');
  }

  /** Records that every mapping has behind it are forgotten. */
  private trim(): void {
    for (const shard of this.table.stream.shards) {
      const read = Math.min(...this.mappings.map((mapping) => mapping.position(shard)));
      if (read - shard.trimmed < 100) continue;
      shard.records.splice(0, read - shard.trimmed);
      shard.trimmed = read;
    }
  }

  private log(line: string, name: string): void {
    const event = /"event":"(\w+)"/.exec(line)?.[1] ?? 'text';
    this.logged.set(event, (this.logged.get(event) ?? 0) + 1);
    this.simulation.note(`${name} logs ${line.length < 300 ? line : event}`);
  }
}
