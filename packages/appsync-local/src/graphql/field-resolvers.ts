import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { FieldAccess } from '../authorization/field-access';
import { FieldError } from '../field-error';
import { unauthorizedField } from './errors';
import { outputCoercion } from './java-values';
import type { OperationContext } from './operation-context';
import { depthOf } from './path';
import type { Resolver } from './programs';
import type { RunResolver } from './resolver-runner';
import { withUnsetVariables } from './unset-variables';

/** Limits of a query. Zero stands for none. */
export interface QueryLimits {
  depth: number;
  resolvers: number;
}

/** The service's own limit of resolvers in a request (General Reference, "AWS AppSync endpoints and quotas"). */
export const MAX_RESOLVERS = 10_000;

/** Gives every field of the schema its behaviour: the access rule, the limits, then its resolver or its parent's value. */
export function installFieldResolvers(
  schema: GraphQLSchema,
  access: Map<string, FieldAccess>,
  resolvers: Map<string, Resolver>,
  limits: QueryLimits,
  run: RunResolver,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const resolver = resolvers.get(name);
      const resolve = resolver ? runnerOf(resolver, limits, run) : valueOfParent;
      field.resolve = telling(guard(resolve, type.name, field.name, access.get(name)!, limits), field.type);
    }
  }
}

type Resolve = GraphQLFieldResolver<unknown, OperationContext, Record<string, unknown>>;

/**
 * Makes a field's values fit its type as graphql-java does, and notes its failures. One that takes its parent with it
 * comes late, so that the fields beside it are asked for all the same.
 */
function telling(resolve: Resolve, type: GraphQLOutputType): Resolve {
  const coerce = outputCoercion(type);
  const settled = (value: unknown, { failures }: OperationContext, info: GraphQLResolveInfo) => {
    const coerced = coerce ? coerce(value) : value;
    return failures.check(coerced, type, info) ? Promise.resolve(coerced) : coerced;
  };
  return (source, args, context, info) => {
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      context.failures.add(info, failure);
      return Promise.reject(failure);
    }
    if (!(value instanceof Promise)) return settled(value, context, info);
    context.failures.enter();
    return value.then(
      (answer) => {
        context.failures.leave();
        return settled(answer, context, info);
      },
      (error: unknown) => {
        context.failures.leave();
        context.failures.add(info, error as Error);
        throw error;
      },
    );
  };
}

function guard(
  resolve: Resolve,
  typeName: string,
  fieldName: string,
  permits: FieldAccess,
  limits: QueryLimits,
): Resolve {
  return (source, args, context, info) => {
    if (!permits(context.caller)) throw unauthorizedField(typeName, fieldName);
    if (limits.depth > 0 && depthOf(info.path) > limits.depth)
      throw new FieldError(
        `The query is deeper than the limit of ${limits.depth}.`,
        'QueryDepthLimitReached',
      );
    return resolve(source, args, context, info);
  };
}

function runnerOf(resolver: Resolver, limits: QueryLimits, run: RunResolver): Resolve {
  const limit = limits.resolvers || MAX_RESOLVERS;
  return (source, args, context, info) => {
    if (context.delivery) return valueOfParent(source, args, context, info);
    if (++context.resolversRun > limit)
      throw new FieldError(`The request runs more than ${limit} resolvers.`, 'ResolverExecutionLimitReached');
    return run(resolver, source, withUnsetVariables(args, info.fieldNodes[0]!), context, info);
  };
}

const valueOfParent: Resolve = (source, _args, _context, info) =>
  source !== null && typeof source === 'object' && Object.hasOwn(source, info.fieldName)
    ? (source as Record<string, unknown>)[info.fieldName]
    : undefined;
