import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { type ErrorEntry, locationsOfNodes, operationError } from '../errors';
import { javaTypeOf } from './java-text';

/**
 * The first thing wrong with the variables of an operation, in the service's (graphql-java's) words. The location is
 * that of the variable's definition, whatever depth the value is wrong at, and so is the name.
 */
export function variableErrorEntry(
  found: readonly GraphQLError[] | undefined,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  schema: GraphQLSchema,
): ErrorEntry {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type) || (variables[name] === undefined && definition.defaultValue)) continue;
    const problem = problemOf(variables[name], type);
    if (!problem) continue;
    if (problem.unknownField)
      return operationError(
        `The variables input contains a field that is not defined for input object type '${problem.unknownField}' `,
      );
    return operationError(`Variable '${name}' has ${problem.text}`, locationsOfNodes([definition]));
  }
  return operationError(found?.[0]?.message ?? 'The operation could not be executed.');
}

interface Problem {
  text?: string;
  /** Name of an input type that lacks a field of the value. */
  unknownField?: string;
}

function problemOf(value: unknown, type: GraphQLInputType): Problem | undefined {
  if (isNonNullType(type)) {
    if (value === null || value === undefined)
      return { text: `coerced Null value for NonNull type '${type.toString()}'` };
    return problemOf(value, type.ofType);
  }
  if (value === null || value === undefined) return undefined;
  if (isListType(type)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const problem = problemOf(item, type.ofType);
      if (problem) return problem;
    }
    return undefined;
  }
  if (isInputObjectType(type)) {
    if (typeof value !== 'object' || Array.isArray(value))
      return {
        text: `an invalid value. Expected type 'Map' but was '${javaTypeOf(value)}'. Variables for input objects must be an instance of type 'Map'.`,
      };
    const fields = type.getFields();
    if (Object.keys(value).some((key) => !Object.hasOwn(fields, key))) return { unknownField: type.name };
    for (const field of Object.values(fields)) {
      const member = (value as Record<string, unknown>)[field.name];
      if (member === undefined && field.defaultValue !== undefined) continue;
      const problem = problemOf(member, field.type);
      if (problem) return problem;
    }
    return undefined;
  }
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) return undefined;
    return {
      text: `an invalid value. Invalid input for Enum '${type.name}'. No value found for name '${typeof value === 'string' ? value : JSON.stringify(value)}'`,
    };
  }
  return isScalarType(type) ? scalarProblem(value, type) : undefined;
}

function scalarProblem(
  value: unknown,
  type: { name: string; parseValue(value: unknown): unknown },
): Problem | undefined {
  try {
    type.parseValue(value);
    return undefined;
  } catch (error) {
    const detail = type.name.startsWith('AWS')
      ? (error as Error).message
      : `Expected type '${type.name}' but was '${javaTypeOf(value)}'.`;
    return { text: `an invalid value. ${detail}` };
  }
}
