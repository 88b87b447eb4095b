import { type FieldNode, Kind, type OperationDefinitionNode } from 'graphql';

/**
 * What resolvers see of variables that a client left unset, as the service has it and not as the GraphQL
 * specification does (aws-appsync-community 348, 394, 94 and 36): an argument bound to such a variable is there, and
 * null. Inside an input object or a list the rules of the specification hold, as in the graphql-java versions that
 * read arguments so (9 to 11).
 */
export function withUnsetVariables(
  args: Record<string, unknown>,
  { arguments: given }: FieldNode,
): Record<string, unknown> {
  let completed = args;
  for (const { name, value } of given ?? [])
    if (value.kind === Kind.VARIABLE && !Object.hasOwn(completed, name.value)) {
      if (completed === args) completed = { ...args };
      completed[name.value] = null;
    }
  return completed;
}

/** A variable with a default value that was sent as null takes the default value (graphql-java, `ValuesResolver`). */
export function withDefaultsForNull(
  variables: Record<string, unknown>,
  operation: OperationDefinitionNode,
): Record<string, unknown> {
  const takesDefault = (name: string) =>
    variables[name] === null &&
    operation.variableDefinitions?.some(
      ({ defaultValue, variable }) => defaultValue && variable.name.value === name,
    );
  for (const name in variables)
    if (takesDefault(name))
      return Object.fromEntries(Object.entries(variables).filter(([other]) => !takesDefault(other)));
  return variables;
}
