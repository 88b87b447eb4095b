import {
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isNamedType,
  isObjectType,
} from 'graphql';
import { FieldError } from '../../field-error';
import { type ErrorEntry, locationsOf, pathText } from '../errors';

const NULL_FOR_NON_NULL = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/;
const ABSTRACT_TYPE = /^Abstract type "(\w+)"/;
const UNKNOWN_ENUM_VALUE = /^Enum "(\w+)" cannot represent value: "?(.*?)"?$/;
const NULL_ARGUMENT = /^Argument "(\w+)" of non-null type "(.+)" must not be null\.$/;
const NOT_A_LIST = /^Expected Iterable, but did not find one for field/;

/** An error that ended a field, as AppSync (graphql-java) words it. */
export function executionErrorEntry(error: GraphQLError, schema: GraphQLSchema): ErrorEntry {
  const path = error.path ?? [];
  const raised = error.originalError;
  if (raised instanceof FieldError) {
    const { data, errorType, errorInfo, message } = raised;
    return { path, data, errorType, errorInfo, locations: locationsOf(error), message };
  }
  const nulled = NULL_FOR_NON_NULL.exec(error.message);
  if (nulled) {
    const [, parentName = '', fieldName = ''] = nulled;
    const typeName = nonNullTypeName(schema, parentName, fieldName, path);
    const message = `Cannot return null for non-nullable type: '${typeName}' within parent '${parentName}' (${pathText(path)})`;
    return { path, locations: null, message };
  }
  const nullArgument = NULL_ARGUMENT.exec(error.message);
  if (nullArgument) {
    const [, argumentName = '', typeName = ''] = nullArgument;
    const message = `Argument '${argumentName}' has coerced Null value for NonNull type '${typeName}'`;
    return { path, locations: null, message };
  }
  if (NOT_A_LIST.test(error.message)) {
    const message = `Can't resolve value (${pathText(path)}) : type mismatch error, expected type LIST, got OBJECT`;
    return { path, locations: null, message };
  }
  if (raised && !(raised instanceof GraphQLError)) return internalFailure(path);
  if (ABSTRACT_TYPE.test(error.message)) {
    const [, typeName] = ABSTRACT_TYPE.exec(error.message) ?? [];
    return { path, locations: null, message: `Could not determine the exact type of '${typeName}'` };
  }
  return {
    path,
    locations: null,
    message: `Can't serialize value (${pathText(path)}) : ${serializationText(error.message)}`,
  };
}

/** graphql-java names the type that stands below the `!`: a list has no name, which it prints as `null`. */
function nonNullTypeName(
  schema: GraphQLSchema,
  parentName: string,
  fieldName: string,
  path: readonly (string | number)[],
): string {
  const parent = schema.getType(parentName);
  let type: GraphQLOutputType | undefined = isObjectType(parent)
    ? parent.getFields()[fieldName]?.type
    : undefined;
  for (let i = path.length - 1; typeof path[i] === 'number' && type; i--) {
    const list: GraphQLOutputType = getNullableType(type);
    if (isListType(list)) type = list.ofType;
  }
  const named = type && getNullableType(type);
  return isNamedType(named) ? named.name : 'null';
}

function serializationText(message: string): string {
  return message.replace(UNKNOWN_ENUM_VALUE, "Invalid input for Enum '$1'. Unknown value '$2'");
}

/** Something broke in the runtime itself, which is no news for clients. */
function internalFailure(path: readonly (string | number)[]): ErrorEntry {
  return {
    path,
    data: null,
    errorType: 'InternalFailure',
    errorInfo: null,
    locations: null,
    message: 'An internal failure occurred while resolving this field.',
  };
}
