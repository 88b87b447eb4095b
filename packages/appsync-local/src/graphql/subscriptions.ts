import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values';
import type { Authenticate } from '../authorization/authenticate';
import { type AuthenticatedCaller, identityOf } from '../authorization/caller';
import { domainNameFinder } from '../authorization/domain-name';
import type { PayloadError, PreparedSubscription, RealtimeHost, SubscriptionFilter } from '../realtime/host';
import { chooseOperation, type ParsedDocument } from './documents';
import { operationError } from './errors';
import { coerceVariables } from './java-values';
import { createOperationContext, type OperationContext, type OperationRequest } from './operation-context';
import { fragmentsOf, rootFieldsOf } from './root-fields';
import { subscribedMutations } from './schema-rules';
import { withDefaultsForNull, withUnsetVariables } from './unset-variables';
import { executionErrorEntry } from './wording/execution-errors';
import { variableErrorEntry } from './wording/variable-errors';

/** What the realtime endpoint needs of GraphQL. */
export interface SubscriptionEnvironment {
  schema: GraphQLSchema;
  documents: (query: string) => ParsedDocument;
  authenticate: Authenticate;
  /** Custom domain names of the API. */
  domainNames?: string[] | undefined;
}

/** The mutations that a subscription field listens to: its `@aws_subscribe`. */
export function mutationsOf({ astNode }: GraphQLField<unknown, unknown>): string[] {
  return (astNode && subscribedMutations(astNode)) ?? [];
}

/** The GraphQL half of the realtime endpoint: who subscribes, to what, and what a subscriber gets to see. */
export function createRealtimeHost(environment: SubscriptionEnvironment): RealtimeHost {
  const { schema, documents, authenticate } = environment;
  const domainNameOf = domainNameFinder(environment.domainNames);
  return {
    authenticate: async ({ headers, signedPath, signedBody }) =>
      authenticate({ headers, method: 'POST', path: signedPath, body: signedBody }),

    async prepare(caller, { query, variables, headers }) {
      const parsed = documents(query);
      if (parsed.kind === 'unparsable')
        return refusal([{ message: parsed.message, errorType: 'MalformedHttpRequestException' }]);
      if (parsed.kind === 'invalid') return refusal(parsed.errors);
      const choice = chooseOperation(parsed.document, undefined);
      if ('error' in choice) return refusal([choice.error]);
      if (choice.operation.operation !== OperationTypeNode.SUBSCRIPTION)
        return refusal([operationError('The realtime endpoint serves subscriptions only.')]);
      const request: OperationRequest = {
        caller: caller as AuthenticatedCaller,
        identity: identityOf(caller as AuthenticatedCaller, forwardedFor(headers)),
        headers,
        domainName: domainNameOf(headers['host']),
      };
      const effective = withDefaultsForNull(variables ?? {}, choice.operation);
      return register(schema, parsed.document, choice.operation, effective, request);
    },
  };
}

function refusal(errors: PayloadError[]): { ok: false; errors: PayloadError[] } {
  return { ok: false, errors };
}

/** The hub knows no addresses, only what proxies say. */
function forwardedFor(headers: Record<string, string>): string[] {
  return headers['x-forwarded-for']?.split(',').map((address) => address.trim()) ?? [];
}

async function register(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  request: OperationRequest,
): ReturnType<RealtimeHost['prepare']> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) {
    const readable = coerceVariables(schema, operation, variables);
    if (readable) return register(schema, document, operation, readable, request);
    return refusal([variableErrorEntry(errors, operation, variables, schema)]);
  }
  const [root] = rootFieldsOf(schema, document, operation, coerced);
  const parentType = schema.getSubscriptionType();
  const field = root && parentType?.getFields()[root[1][0]!.name.value];
  if (!root || !parentType || !field)
    return refusal([operationError('A subscription needs a field of the schema.')]);

  const [responseName, fieldNodes] = root;
  const context = createOperationContext(request, 'subscription', variables);
  const info: GraphQLResolveInfo = {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType,
    path: { prev: undefined, key: responseName, typename: parentType.name },
    schema,
    fragments: fragmentsOf(document),
    rootValue: undefined,
    operation,
    variableValues: coerced,
  };
  let args: Record<string, unknown>;
  try {
    args = withUnsetVariables(getArgumentValues(field, fieldNodes[0]!, coerced), fieldNodes[0]!);
    // The resolver runs once, now; what it answers besides filters is of no use (developer guide, "Enhanced
    // subscription filtering").
    await field.resolve?.(undefined, { ...args }, context, info);
  } catch (error) {
    const located = new GraphQLError((error as Error).message, {
      nodes: fieldNodes,
      path: [responseName],
      originalError: error as Error,
    });
    return refusal([executionErrorEntry(located, schema)]);
  }
  const render = renderer(schema, document, operation, field.name, variables, request);
  const renderKey = renderKeyOf(document, variables, request.caller);
  return { ok: true, subscription: { ...describe(field, args, context), renderKey, render } };
}

function describe(
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
  context: OperationContext,
): Omit<PreparedSubscription, 'render'> {
  const { filter, invalidationFilter } = context.subscriptionFilters;
  return {
    fieldName: field.name,
    mutations: mutationsOf(field),
    arguments: args,
    ...(filter !== undefined && { filter: filter as SubscriptionFilter }),
    ...(invalidationFilter !== undefined && { invalidationFilter: invalidationFilter as SubscriptionFilter }),
  };
}

/** Of a caller only the mode and the groups change what is seen; what policies or an authorizer allow is everybody's own. */
function renderKeyOf(
  document: DocumentNode,
  variables: Record<string, unknown>,
  { mode, groups, allows, deniedFields }: AuthenticatedCaller,
): string | undefined {
  if (allows || deniedFields) return undefined;
  return JSON.stringify([document.loc?.source.body, variables, mode, groups]);
}

/** Shapes a mutation's result for one subscriber: its selection, under the rules for its mode, and no resolvers. */
function renderer(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fieldName: string,
  variables: Record<string, unknown>,
  request: OperationRequest,
): PreparedSubscription['render'] {
  return async (mutationResult) => {
    const context = createOperationContext(request, 'subscription', variables, true);
    const result: ExecutionResult = await execute({
      schema,
      document,
      rootValue: { [fieldName]: mutationResult },
      contextValue: context,
      variableValues: variables,
      operationName: operation.name?.value,
    });
    const errors = await context.failures.all(result);
    return {
      data: result.data ?? null,
      ...(errors.length > 0 && { errors: errors.map((error) => executionErrorEntry(error, schema)) }),
    };
  };
}
