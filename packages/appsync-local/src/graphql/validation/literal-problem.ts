import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type ValueNode,
  Kind,
} from 'graphql';

/** Why a literal does not fit its type. */
export interface LiteralProblem {
  /** Way from the argument to the part that is wrong: `.options[0].label`. */
  path: string;
  value: ValueNode;
  text: string;
}

/** The first thing wrong with a literal, in the order and the words of graphql-java. */
export function literalProblem(
  value: ValueNode,
  type: GraphQLInputType,
  path = '',
): LiteralProblem | undefined {
  const problem = (text: string): LiteralProblem => ({ path, value, text });
  if (value.kind === Kind.VARIABLE) return undefined;
  if (isNonNullType(type))
    return value.kind === Kind.NULL ? problem('must not be null') : literalProblem(value, type.ofType, path);
  if (value.kind === Kind.NULL) return undefined;
  if (isListType(type)) {
    if (value.kind !== Kind.LIST) return literalProblem(value, type.ofType, path);
    return firstOf(value.values, (item, index) => literalProblem(item, type.ofType, `${path}[${index}]`));
  }
  if (isInputObjectType(type)) {
    if (value.kind !== Kind.OBJECT) return problem('must be an object type');
    const fields = type.getFields();
    const given = new Set(value.fields.map(({ name }) => name.value));
    const missing = Object.values(fields).filter(
      (field) => isRequiredInputField(field) && !given.has(field.name),
    );
    if (missing.length > 0)
      return problem(`is missing required fields '[${missing.map(({ name }) => name).join(', ')}]'`);
    return firstOf(value.fields, ({ name, value: member }) => {
      const field = Object.hasOwn(fields, name.value) ? fields[name.value] : undefined;
      if (!field) return problem(`contains a field not in '${type.name}': '${name.value}'`);
      return literalProblem(member, field.type, `${path}.${name.value}`);
    });
  }
  if (isEnumType(type)) {
    const isValid = value.kind === Kind.ENUM && type.getValue(value.value);
    return isValid ? undefined : problem(`is not a valid '${type.name}'`);
  }
  try {
    type.parseLiteral(value, undefined);
    return undefined;
  } catch {
    return problem(`is not a valid '${type.name}'`);
  }
}

function firstOf<T>(
  items: readonly T[],
  find: (item: T, index: number) => LiteralProblem | undefined,
): LiteralProblem | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found) return found;
  }
  return undefined;
}
