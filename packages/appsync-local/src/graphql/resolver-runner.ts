import type { GraphQLResolveInfo } from 'graphql';
import { AUTH_TYPE } from '../authorization/caller';
import type { ApiCache } from '../cache/api-cache';
import type { DataSource } from '../data-sources/data-source';
import { FieldError } from '../field-error';
import type { Ports } from '../ports';
import type { ConsoleLine, Isolate, RaisedError, RunContext, StepOutput } from '../protocol';
import { type Timings, measure } from '../timings';
import { applyEffects } from './effects';
import { locationsOfNodes, unauthorizedField } from './errors';
import type { OperationContext } from './operation-context';
import { pathOf } from './path';
import type { Resolver } from './programs';
import { selectFrom, selectionSetOf } from './selection-set';

/** What running resolvers takes. */
export interface RunnerEnvironment {
  isolate: Isolate;
  dataSources: Map<string, DataSource>;
  environmentVariables: Record<string, string>;
  cache: ApiCache | undefined;
  ports: Ports;
  /** Takes what code logs. */
  writeLog: (line: ConsoleLine) => void;
  timings: Timings;
}

/** Resolves a field. Rejects with the error that ends it. */
export type RunResolver = (
  resolver: Resolver,
  source: unknown,
  args: Record<string, unknown>,
  context: OperationContext,
  info: GraphQLResolveInfo,
) => Promise<unknown>;

/** Runs resolvers step by step: code in the isolate, and the data source calls that it asks for, in turn. */
export function createResolverRunner(environment: RunnerEnvironment): RunResolver {
  const { isolate, dataSources, environmentVariables, cache, ports, writeLog, timings } = environment;

  const finish = (
    output: StepOutput,
    resolver: Resolver,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ) => {
    output.console.forEach(writeLog);
    for (const message of applyEffects(output.effects, context, cache))
      append({ message, errorType: 'ResponseHeaderError', data: null, errorInfo: null }, context, info);
    if (output.type === 'call') return;
    for (const error of output.appendedErrors) append(error, context, info);
    if (output.type === 'failed') throw fieldErrorOf(output, resolver, info, ports);
  };

  const run: RunResolver = async (resolver, source, args, context, info) => {
    const { typeName, fieldName } = resolver.configuration;
    const runContext: RunContext = {
      arguments: args,
      identity: context.identity,
      source: source ?? null,
      request: { headers: context.headers, domainName: context.domainName ?? null },
      env: environmentVariables,
      info: { fieldName, parentTypeName: typeName, variables: context.variables, ...selectionSetOf(info) },
      authType: AUTH_TYPE[context.caller.mode],
      operation: context.operation,
    };
    let output = await measure(timings, 'code', () =>
      isolate.step({ resolver: resolver.name, context: runContext }),
    );
    finish(output, resolver, context, info);
    while (output.type === 'call') {
      const { dataSourceName, request, state } = output;
      const dataSource = dataSources.get(dataSourceName);
      if (!dataSource) throw new Error(`${resolver.name} asked for an unknown data source ${dataSourceName}`);
      const scope = { arguments: state.arguments, identity: context.identity, batches: context.batches };
      const outcome = await measure(timings, 'dataSource', () =>
        dataSource.call(request, resolver.siteAt(state.position), scope),
      );
      output = await measure(timings, 'code', () =>
        isolate.step({ resolver: resolver.name, context: runContext, state, outcome }),
      );
      finish(output, resolver, context, info);
    }
    return output.type === 'done' ? output.value : null;
  };

  return async (resolver, source, args, context, info) => {
    context.batches.enter(resolver.name);
    try {
      const work = () => run(resolver, source, args, context, info);
      return await (cache ? cache.through(resolver.configuration, { source, args, context }, work) : work());
    } catch (error) {
      if (!(error instanceof FieldError))
        ports.log({ level: 'error', kind: 'fault', message: String(error), resolver: resolver.name });
      throw error;
    } finally {
      context.batches.leave(resolver.name);
    }
  };
}

function append(error: RaisedError, context: OperationContext, info: GraphQLResolveInfo): void {
  context.appendedErrors.push({
    path: pathOf(info.path),
    data: selectFrom(error.data, info),
    errorType: error.errorType,
    errorInfo: error.errorInfo ?? null,
    locations: locationsOfNodes(info.fieldNodes),
    message: error.message,
  });
}

function fieldErrorOf(
  { error, unauthorized }: Extract<StepOutput, { type: 'failed' }>,
  resolver: Resolver,
  info: GraphQLResolveInfo,
  ports: Ports,
): FieldError {
  if (unauthorized)
    return unauthorizedField(resolver.configuration.typeName, resolver.configuration.fieldName);
  if (error.errorType === 'Code')
    ports.log({ level: 'error', kind: 'fault', message: error.message, resolver: resolver.name });
  return new FieldError(
    error.message,
    error.errorType,
    selectFrom(error.data, info),
    error.errorInfo ?? null,
  );
}
