import { Kind, parse, valueFromASTUntyped, type DocumentNode } from 'graphql';
import {
  createTrustedApi,
  DynamoDbError,
  type DynamoDbClient,
  type FieldCall,
  type FieldOutcome,
  type ResolveField,
  type TrustedApiConfiguration,
} from '../../packages/appsync-local/src/trusted';
import type { FindVoterAnswer, FindVoterCall } from '../../model/calls';
import type { Simulation } from '../core/simulation';
import { Refusal } from '../dynamodb/errors';
import { Allowance } from '../dynamodb/partitions';
import type { DynamoDb } from '../dynamodb/service';
import { DEFAULT_API_QUOTA, NO_API_FAULTS, type ApiFaults, type ApiQuota } from './faults';

/** Milliseconds that AppSync gives a request. */
const REQUEST_LIMIT = 30_000;

/** A request that was not answered, or with something else than data. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** What subscribers were told. */
export type Announcement = { at: number; field: string; input: Record<string, unknown> };

/** The world that resolvers run in: programs are loaded once, and serve one simulation after the other. */
export interface Stage {
  simulation: Simulation;
  dynamodb: DynamoDb;
}

interface Request extends FieldCall {
  /** When AppSync gives up. */
  deadline: number;
}

/** Accounts are not simulated: every user id that is named has one. */
const everybodyExists = (payload: unknown): FindVoterAnswer => ({
  userId: (payload as FindVoterCall).name.userId,
});

/** Loads the resolvers of a deployment for any number of simulations, one at a time. */
export async function loadResolvers(
  configuration: TrustedApiConfiguration,
  current: () => Stage,
): Promise<ResolveField> {
  const clientOf = (call: FieldCall): DynamoDbClient => ({
    send: <Output>(operation: string, input: Record<string, unknown>) =>
      sendBefore((call as Request).deadline, current(), operation, input, call.field) as Promise<Output>,
    close: () => undefined,
  });
  const surroundings = {
    now: () => Math.floor(current().simulation.now),
    random: () => current().simulation.random.float(),
  };
  return createTrustedApi(configuration, clientOf, surroundings, { findVoter: everybodyExists });
}

/** AppSync sends nothing more for a request that it gave up; what it sent before has arrived by then. */
async function sendBefore(
  deadline: number,
  { simulation, dynamodb }: Stage,
  operation: string,
  input: Record<string, unknown>,
  field: string,
): Promise<object> {
  if (simulation.now >= deadline) return new Promise(() => undefined);
  try {
    return await dynamodb.send(operation, input, field, deadline);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const name = error.name === 'TimeoutError' ? 'SdkClientException' : error.name;
    throw new DynamoDbError(name, error.message, error.reasons);
  }
}

/** AWS AppSync in simulated time, with the deployed resolvers. */
export class Api {
  readonly announcements: Announcement[] = [];
  requests = 0;
  private readonly tokens: Allowance;

  constructor(
    private readonly simulation: Simulation,
    private readonly resolve: ResolveField,
    public faults: ApiFaults = NO_API_FAULTS,
    quota: ApiQuota = DEFAULT_API_QUOTA,
  ) {
    this.tokens = new Allowance(quota.requestTokens, simulation.now);
  }

  /**
   * One field of one request.
   * @throws ApiFailure
   */
  async call(call: FieldCall): Promise<FieldOutcome> {
    const { random } = this.simulation;
    const began = this.simulation.now;
    const latency = random.latency(this.faults.latency);
    await this.simulation.pause(latency / 2);
    this.admit();
    const request: Request = {
      ...call,
      deadline: began + REQUEST_LIMIT,
      clockError:
        this.faults.clock > 0 ? Math.round(random.between(-this.faults.clock, this.faults.clock)) : 0,
    };
    const answer = this.resolve(request);
    const outcome = await this.simulation.within(
      request.deadline - this.simulation.now,
      answer,
      () => new ApiFailure(504, 'Execution timed out.'),
    );
    await this.simulation.pause(latency / 2);
    if (random.chance(this.faults.answerLost)) {
      this.simulation.mark('answer of the API lost');
      throw new ApiFailure(0, 'The connection was closed.');
    }
    return outcome;
  }

  /** What a function sends: a GraphQL request over HTTP. */
  async fetch(options: { body: string; signal?: AbortSignal }): Promise<unknown> {
    const { query, variables = {} } = JSON.parse(options.body) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    const outage = this.outage();
    if (outage?.kind === 'HANGS') {
      this.simulation.mark('API hangs');
      await new Promise(() => undefined);
    }
    if (outage) {
      this.simulation.mark('API gone');
      await this.simulation.pause(5);
      return answerOf(503, { message: 'Service Unavailable' });
    }
    if (this.simulation.random.chance(this.faults.error)) {
      this.simulation.mark('API error');
      await this.simulation.pause(20);
      return answerOf(500, { message: 'Internal Failure' });
    }
    const data: Record<string, unknown> = {};
    const errors: unknown[] = [];
    for (const { name, args } of mutationsIn(query, variables)) {
      try {
        const outcome = await this.call({
          field: `Mutation.${name}`,
          arguments: args,
          authType: 'IAM Authorization',
        });
        data[name] = outcome.value;
        errors.push(...outcome.errors);
        if (outcome.errors.length === 0) this.announce(name, args['input'] as Record<string, unknown>);
      } catch (error) {
        if (error instanceof ApiFailure && error.status > 0)
          return answerOf(error.status, { message: error.message });
        throw new TypeError('fetch failed');
      }
    }
    return answerOf(200, errors.length > 0 ? { data, errors } : { data });
  }

  /** What holds the API up at this moment. */
  outage(): { kind: 'ERRORS' | 'HANGS' } | undefined {
    const { now } = this.simulation;
    return this.faults.outages.find(({ from, to }) => from <= now && now < to);
  }

  private admit(): void {
    this.requests += 1;
    const outage = this.outage();
    if (outage) throw new ApiFailure(503, 'Service Unavailable');
    if (!this.tokens.has(this.simulation.now)) {
      this.simulation.mark('quota of request tokens reached');
      throw new ApiFailure(429, 'Too Many Requests');
    }
    this.tokens.take(1);
  }

  private announce(field: string, input: Record<string, unknown>): void {
    this.simulation.note(`announced ${field}`);
    this.announcements.push({ at: this.simulation.now, field, input });
  }
}

function answerOf(status: number, body: object): unknown {
  const text = JSON.stringify(body);
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: new Map(),
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(JSON.parse(text) as unknown),
  };
}

const documents = new Map<string, DocumentNode>();

function mutationsIn(
  query: string,
  variables: Record<string, unknown>,
): { name: string; args: Record<string, unknown> }[] {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? []).flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return [];
    const args = (selection.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value, variables),
    ]);
    return [{ name: selection.name.value, args: Object.fromEntries(args) as Record<string, unknown> }];
  });
}
