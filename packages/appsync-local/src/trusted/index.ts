/**
 * Resolvers of an API in this process, without GraphQL around them: for simulations, which run them by the million and
 * bring a clock, chance and a database of their own.
 */
import type { ApiConfiguration } from '../api-configuration';
import { BatchCollector } from '../data-sources/batch-collector';
import type { DataSource } from '../data-sources/data-source';
import { createDynamoDbDataSource } from '../data-sources/dynamodb';
import { DynamoDbError, type DynamoDbClient } from '../data-sources/dynamodb/client';
import { createPageTokens } from '../data-sources/dynamodb/page-token';
import { noneDataSource } from '../data-sources/none';
import { assembleResolvers } from '../graphql/programs';
import { buildServiceSchema } from '../graphql/schema';
import type { Ports } from '../ports';
import type { RaisedError, RunContext, StepInput, StepOutput } from '../protocol';
import { loadTrusted, type Surroundings } from './isolate';

export { DynamoDbError, type DynamoDbClient, type Surroundings };

/** The parts of an API that resolvers are made from. */
export type TrustedApiConfiguration = Pick<
  ApiConfiguration,
  'apiId' | 'schema' | 'environmentVariables' | 'dataSources' | 'functions' | 'resolvers'
>;

/** A field that is to be resolved. */
export interface FieldCall {
  /** `Mutation.castVote` */
  field: string;
  arguments?: Record<string, unknown>;
  identity?: unknown;
  source?: unknown;
  authType?: string;
  /** Milliseconds by which the clock is wrong of the machine that serves this call. */
  clockError?: number;
}

/** What came of it. */
export interface FieldOutcome {
  /** Null when an error ended the field. */
  value: unknown;
  errors: RaisedError[];
}

/** Resolves one field; fields below it are not resolved. */
export type ResolveField = (call: FieldCall) => Promise<FieldOutcome>;

/** What a function behind a data source answers to the payload of a resolver. */
export type AnswerOfFunction = (payload: unknown) => unknown;

/**
 * Prepares the resolvers of an API whose data sources are DynamoDB tables or none.
 * @param dynamodb reaches the tables for one call.
 * @param functions what Lambda functions would answer, by the names of their data sources.
 * @throws Error that lists what refers to nothing; CodeRejected
 */
export async function createTrustedApi(
  api: TrustedApiConfiguration,
  dynamodb: (call: FieldCall) => DynamoDbClient,
  { now, random }: Surroundings,
  functions: Record<string, AnswerOfFunction> = {},
): Promise<ResolveField> {
  const resolvers = assembleResolvers(api as ApiConfiguration, buildServiceSchema(api.schema));
  let clockError = 0;
  const evaluate = await loadTrusted(
    [...resolvers.values()].map(({ program }) => program),
    { now: () => now() + clockError, random },
  );
  const pageTokens = createPageTokens(api.apiId);
  const ports = { dynamodb: { endpoint: 'http://dynamodb.invalid', credentials: {} } } as Ports;
  const sourceOf = (name: string, call: FieldCall): DataSource => {
    const source = api.dataSources.find((candidate) => candidate.name === name);
    if (source?.type === 'NONE') return noneDataSource;
    if (source?.type === 'AMAZON_DYNAMODB')
      return createDynamoDbDataSource(source, ports, pageTokens, dynamodb(call));
    const answer = functions[name];
    if (answer)
      return {
        call: (request) => Promise.resolve({ result: answer((request as { payload?: unknown }).payload) }),
      };
    throw new Error(`${call.field} calls ${name}, which is not served here.`);
  };

  return async (call) => {
    const { field, arguments: args = {}, identity = null, source = null, authType = '' } = call;
    const resolver = resolvers.get(field);
    if (!resolver) throw new Error(`There is no resolver of ${field}.`);
    const { typeName, fieldName } = resolver.configuration;
    const context: RunContext = {
      arguments: args,
      identity,
      source,
      request: { headers: {}, domainName: null },
      // The code gets it frozen.
      env: { ...api.environmentVariables },
      info: {
        fieldName,
        parentTypeName: typeName,
        variables: {},
        selectionSetList: [],
        selectionSetGraphQL: '',
      },
      authType,
      operation: typeName === 'Mutation' ? 'mutation' : 'query',
    };
    const step = (input: Pick<StepInput, 'state' | 'outcome'>): StepOutput => {
      clockError = call.clockError ?? 0;
      return evaluate({ resolver: resolver.name, context, ...input });
    };
    let output = step({});
    while (output.type === 'call') {
      const { dataSourceName, request, state } = output;
      const scope = { arguments: state.arguments, identity, batches: new BatchCollector() };
      const dataSource = sourceOf(dataSourceName, call);
      const outcome = await dataSource.call(request, resolver.siteAt(state.position), scope);
      output = step({ state, outcome });
    }
    return output.type === 'done'
      ? { value: output.value, errors: output.appendedErrors }
      : { value: null, errors: [...output.appendedErrors, output.error] };
  };
}
