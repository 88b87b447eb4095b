import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { FieldAccess } from '../authorization/field-access';
import { FieldError } from '../field-error';
import { unauthorizedField } from './errors';
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
      field.resolve = guard(resolve, type.name, field.name, access.get(name)!, limits);
    }
  }
}

type Resolve = GraphQLFieldResolver<unknown, OperationContext, Record<string, unknown>>;

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
