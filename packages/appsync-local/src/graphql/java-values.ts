import {
  getNullableType,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { isDeepStrictEqual } from 'node:util';
import { javaText, javaTypeOf } from './wording/java-text';

/**
 * What graphql-java's built-in scalars make of values of other types (`Scalars.java`, versions 9 to 16): numbers and
 * booleans from text, text from everything. Undefined: it cannot be done. Text that is neither "true" nor "false" is
 * no Boolean here: older versions call it false, later ones refuse it.
 */
const OUTPUT: Record<string, (value: unknown) => unknown> = {
  Int: (value) => {
    const number = numberOf(value);
    return number !== undefined && (number | 0) === number ? number : undefined;
  },
  Float: numberOf,
  String: (value) => (typeof value === 'string' ? value : javaText(value)),
  Boolean: (value) => {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    return text === 'true' || (text === 'false' ? false : undefined);
  },
  ID: (value) => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' && Number.isInteger(value) ? String(value) : undefined;
  },
};

/** In variables an object or a list is no String: what Java prints of one is of no use to anybody. */
const INPUT: Record<string, (value: unknown) => unknown> = {
  ...OUTPUT,
  String: (value) => (Object(value) === value ? undefined : javaText(value)),
};

/** A number, or text that Java's BigDecimal reads. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)) return undefined;
  return Number(value);
}

/** Makes the values of a field fit its type; an Error stands for one that does not. Undefined: nothing to do. */
export type Coercion = (value: unknown) => unknown;

/** The coercion of a field, prepared once. */
export function outputCoercion(type: GraphQLOutputType): Coercion | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const ofItem = outputCoercion(nullable.ofType);
    return ofItem && ((value) => (Array.isArray(value) ? value.map(ofItem) : value));
  }
  if (!isLeafType(nullable)) return undefined;
  const { name } = nullable;
  const coerce = isScalarType(nullable) ? OUTPUT[name] : undefined;
  if (coerce)
    return (value) =>
      value === null || value === undefined
        ? value
        : (coerce(value) ?? new GraphQLError(`Expected type '${name}' but was '${javaTypeOf(value)}'.`));
  // The value is as it should be or not; only where that takes others with it, it is worth a second look.
  if (!isNonNullType(type) || name === 'AWSJSON') return undefined;
  return (value) => {
    if (value === null || value === undefined || value instanceof Error) return value;
    try {
      nullable.serialize(value);
      return value;
    } catch (error) {
      return error;
    }
  };
}

/** The variables of an operation as graphql-java takes them. */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const coerced = { ...variables };
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node);
    if (isInputType(type) && Object.hasOwn(variables, name))
      coerced[name] = coerceInput(type, variables[name]);
  }
  return isDeepStrictEqual(coerced, variables) ? undefined : coerced;
}

function coerceInput(type: GraphQLInputType, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const ofType = nullable.ofType;
    return Array.isArray(value) ? value.map((item) => coerceInput(ofType, item)) : coerceInput(ofType, value);
  }
  if (isInputObjectType(nullable)) {
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    const fields = nullable.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        Object.hasOwn(fields, name) ? coerceInput(fields[name]!.type, member) : member,
      ]),
    );
  }
  return INPUT[nullable.name]?.(value) ?? value;
}
