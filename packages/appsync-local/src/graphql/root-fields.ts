import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  Kind,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import { getVariableValues } from 'graphql/execution/values';

/** The fragments of a document, by name. */
export function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}

/** The root fields of an operation as `@skip`, `@include` and fragments leave them, by response name. */
export function rootFieldsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variableValues: Record<string, unknown>,
): Map<string, readonly FieldNode[]> {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return new Map();
  return collectFields(schema, fragmentsOf(document), variableValues, rootType, operation.selectionSet);
}

/**
 * One document for each root field of a mutation. Run one after another they keep a promise that a single run does
 * not: a field that fails and is not nullable takes the whole answer with it, but the fields beside it still ran,
 * and their subscribers still hear of them.
 */
export function mutationSteps(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): DocumentNode[] {
  const [only, ...others] = operation.selectionSet.selections;
  if (only?.kind === Kind.FIELD && others.length === 0) return [document];
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return [document];
  const fields = rootFieldsOf(schema, document, operation, coerced);
  if (fields.size < 2) return [document];
  return [...fields.values()].map((selections) => ({
    ...document,
    definitions: document.definitions.map((definition) =>
      definition === operation
        ? { ...operation, selectionSet: { ...operation.selectionSet, selections } }
        : definition,
    ),
  }));
}
