import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { getVariableValues } from 'graphql/execution/values';
import { fragmentsOf, rootFieldsOf } from './root-fields';

interface Scope {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/** The result of one mutation field, as its subscribers get it. */
export interface PublishedResult {
  mutationField: string;
  /** The fields that the mutation selected, keyed by field names. */
  result: unknown;
}

/**
 * What the mutation fields of an answer have to tell their subscribers: the selected fields with aliases undone, and
 * scalars back in the form that resolvers give. A field that is null has nothing to tell.
 */
export function publishedResults(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  data: Record<string, unknown>,
  isSubscribed: (mutationField: string) => boolean,
): PublishedResult[] {
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const scope = { schema, fragments: fragmentsOf(document), variables: coerced };
  const published: PublishedResult[] = [];
  for (const [responseName, nodes] of rootFieldsOf(schema, document, operation, coerced)) {
    const mutationField = nodes[0]!.name.value;
    const field = schema.getMutationType()?.getFields()[mutationField];
    const value = data[responseName];
    if (!field || value === null || value === undefined || !isSubscribed(mutationField)) continue;
    published.push({ mutationField, result: byFieldNames(value, nodes, field.type, scope) });
  }
  return published;
}

function byFieldNames(
  value: unknown,
  nodes: readonly FieldNode[],
  type: GraphQLOutputType,
  scope: Scope,
): unknown {
  if (value === null || value === undefined) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return (value as unknown[]).map((item) => byFieldNames(item, nodes, nullable.ofType, scope));
  if (isLeafType(nullable)) return nullable.name === 'AWSJSON' ? JSON.parse(value as string) : value;

  const answer = value as Record<string, unknown>;
  const objectType = isObjectType(nullable) ? nullable : scope.schema.getType(answer.__typename as string);
  if (!isObjectType(objectType)) return null;
  const result: Record<string, unknown> = {};
  const fields = collectSubfields(scope.schema, scope.fragments, scope.variables, objectType, nodes);
  for (const [responseName, fieldNodes] of fields) {
    const fieldName = fieldNodes[0]!.name.value;
    const field = objectType.getFields()[fieldName];
    result[fieldName] = field
      ? byFieldNames(answer[responseName], fieldNodes, field.type, scope)
      : answer[responseName];
  }
  return result;
}
