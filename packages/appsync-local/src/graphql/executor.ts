import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  Kind,
} from 'graphql';
import type { RealtimeHub } from '../realtime/host';
import { type Timings, measure } from '../timings';
import { chooseOperation, type ParsedDocument } from './documents';
import { type ErrorEntry, operationError } from './errors';
import { coerceVariables } from './java-values';
import { createOperationContext, type OperationContext, type OperationRequest } from './operation-context';
import { publishedResults } from './published-result';
import { mutationSteps } from './root-fields';
import { withDefaultsForNull } from './unset-variables';
import { executionErrorEntry } from './wording/execution-errors';
import { variableErrorEntry } from './wording/variable-errors';

/** The body of a request. */
export interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** The body of an answer. */
export interface GraphQLAnswer {
  data?: Record<string, unknown> | null;
  errors?: ErrorEntry[];
  extensions?: Record<string, unknown>;
}

/** How an operation ended. */
export interface ExecutedOperation {
  /** What to call it in a log: `mutation castVote`. */
  label: string;
  answer: GraphQLAnswer;
  responseHeaders: Record<string, string>;
}

/** A request that the service turns away with status 400. */
export class UnservableRequest extends Error {
  constructor(
    readonly errorType: string,
    message: string,
  ) {
    super(message);
  }
}

/** What executing operations takes. */
export interface ExecutorEnvironment {
  schema: GraphQLSchema;
  documents: (query: string) => ParsedDocument;
  hub: RealtimeHub;
  /** Whether a subscription listens to a mutation field. */
  isSubscribed: (mutationField: string) => boolean;
  timings: Timings;
  timeoutMs: number;
}

/** General Reference, "AWS AppSync endpoints and quotas": request execution time. */
export const EXECUTION_TIMEOUT_MS = 30_000;

/** Executes queries and mutations. */
export function createExecutor(environment: ExecutorEnvironment) {
  const { schema, documents, timings, timeoutMs } = environment;

  const executeChosen = async (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: OperationContext,
  ): Promise<GraphQLAnswer> => {
    const isMutation = operation.operation === OperationTypeNode.MUTATION;
    const steps = isMutation ? mutationSteps(schema, document, operation, variables) : [document];
    let data: Record<string, unknown> | null = {};
    const errors: ErrorEntry[] = [];
    for (const step of steps) {
      const result: ExecutionResult = await execute({
        schema,
        document: step,
        contextValue: context,
        variableValues: variables,
        operationName: operation.name?.value,
      });
      if (!('data' in result)) {
        const coerced = coerceVariables(schema, operation, variables);
        if (coerced) return executeChosen(document, operation, coerced, context);
        return { data: null, errors: [variableErrorEntry(result.errors, operation, variables, schema)] };
      }
      const failures = result.errors ? await context.failures.all(result) : [];
      errors.push(...context.appendedErrors.splice(0));
      errors.push(...failures.map((error) => executionErrorEntry(error, schema)));
      if (isMutation && result.data) publish(step, operation, variables, result.data);
      data = data && result.data ? Object.assign(data, result.data) : null;
    }
    for (const { subscriptionField, payload } of context.invalidations)
      environment.hub.invalidate(subscriptionField, payload);
    return {
      data,
      ...(errors.length > 0 && { errors }),
      ...(context.cacheEntriesDeleted !== undefined && {
        extensions: { apiCacheEntriesDeleted: context.cacheEntriesDeleted },
      }),
    };
  };

  const publish = (
    step: DocumentNode,
    chosen: OperationDefinitionNode,
    variables: Record<string, unknown>,
    data: Record<string, unknown>,
  ) => {
    const mayBeHeard = chosen.selectionSet.selections.some(
      (selection) => selection.kind !== Kind.FIELD || environment.isSubscribed(selection.name.value),
    );
    if (!mayBeHeard) return;
    const choice = chooseOperation(step, chosen.name?.value);
    if ('error' in choice) return;
    const results = publishedResults(
      schema,
      step,
      choice.operation,
      variables,
      data,
      environment.isSubscribed,
    );
    for (const { mutationField, result } of results) environment.hub.publish(mutationField, result);
  };

  /** @throws UnservableRequest */
  return async function executeOperation(
    { query, variables, operationName }: GraphQLRequest,
    request: OperationRequest,
  ): Promise<ExecutedOperation> {
    const parsed = documents(query);
    if (parsed.kind === 'unparsable')
      throw new UnservableRequest('MalformedHttpRequestException', parsed.message);
    if (parsed.kind === 'invalid') return refusal('invalid operation', parsed.errors);
    const choice = chooseOperation(parsed.document, operationName);
    if ('error' in choice) return refusal('unknown operation', [choice.error]);
    const { operation } = choice;
    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
      throw new UnservableRequest(
        'BadRequestException',
        'Subscriptions are served by the realtime endpoint only.',
      );

    const context = createOperationContext(request, operation.operation, variables);
    const effective = withDefaultsForNull(variables ?? {}, operation);
    timings.operations++;
    const answer = await measure(timings, 'graphql', () =>
      withTimeout(executeChosen(parsed.document, operation, effective, context), timeoutMs),
    );
    return { label: labelOf(operation), answer, responseHeaders: context.responseHeaders };
  };
}

function refusal(label: string, errors: ErrorEntry[]): ExecutedOperation {
  return { label, answer: { data: null, errors }, responseHeaders: {} };
}

async function withTimeout(work: Promise<GraphQLAnswer>, timeoutMs: number): Promise<GraphQLAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<GraphQLAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve({
        data: null,
        errors: [{ ...operationError('Execution timed out.'), errorType: 'ExecutionTimeout' }],
      });
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function labelOf(operation: OperationDefinitionNode): string {
  const names = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT ? '…' : selection.name.value,
  );
  return `${operation.operation} ${names.join(' ')}`;
}
