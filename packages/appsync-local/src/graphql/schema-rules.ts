import {
  type ASTNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isListType,
  isNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getLocation,
  getNullableType,
  isTypeDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** General Reference, "AWS AppSync endpoints and quotas": schema document size. */
const MAX_BYTES = 1024 * 1024;

/** What is wrong with a schema, with the line in its document. */
export type Report = (message: string, node: ASTNode) => void;

/** Lists what AppSync refuses in a document, beyond what GraphQL itself does. */
export function documentProblems(sdl: string, document: DocumentNode): string[] {
  const problems: string[] = [];
  if (Buffer.byteLength(sdl) > MAX_BYTES) problems.push('The schema is larger than 1 MB.');
  for (const definition of document.definitions) refuseDefinition(definition, reporter(problems));
  return problems;
}

/** Lists the `@aws_subscribe` of a schema that do not fit its mutations. */
export function subscriptionProblems(schema: GraphQLSchema): string[] {
  const problems: string[] = [];
  const subscription = schema.getSubscriptionType();
  const mutations = schema.getMutationType()?.getFields() ?? {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.astNode?.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of Object.values((type as GraphQLObjectType).getFields())) {
      const listed = field.astNode && subscribedMutations(field.astNode);
      if (!listed || !field.astNode) continue;
      const report = (message: string) => {
        reporter(problems)(`${type.name}.${field.name}: ${message}`, field.astNode!);
      };
      if (type !== subscription) report('@aws_subscribe belongs to fields of the subscription type.');
      if (listed.length === 0) report('@aws_subscribe needs the names of mutations.');
      for (const name of listed) {
        const mutation = Object.hasOwn(mutations, name) ? mutations[name] : undefined;
        if (!mutation) report(`@aws_subscribe names the mutation ${name}, which does not exist.`);
        else if (shapeOf(mutation.type) !== shapeOf(field.type))
          report(
            `its type ${String(field.type)} is not that of the mutation ${name}, ${String(mutation.type)}.`,
          );
      }
    }
  }
  return problems;
}

/** The mutations that a field's `@aws_subscribe` names; undefined without one. */
export function subscribedMutations(field: FieldDefinitionNode): string[] | undefined {
  const directive = field.directives?.find(({ name }) => name.value === 'aws_subscribe');
  if (!directive) return undefined;
  const argument = directive.arguments?.find(({ name }) => name.value === 'mutations');
  const mutations = argument && valueFromASTUntyped(argument.value);
  return Array.isArray(mutations) ? mutations.map(String) : [];
}

function refuseDefinition(node: DocumentNode['definitions'][number], report: Report): void {
  if (node.kind === Kind.DIRECTIVE_DEFINITION)
    report(`Directives cannot be defined: @${node.name.value}.`, node);
  // Merging is what tools do before they deploy.
  if (isTypeSystemExtensionNode(node))
    report('Type extensions are not taken; write the type in one place.', node);
  if (!isTypeDefinitionNode(node)) return;
  const name = node.name.value;
  if (node.kind === Kind.SCALAR_TYPE_DEFINITION)
    report(`Custom scalars are not supported: ${name}. Use a scalar of AppSync's, or String.`, node);
  else if (/^AWS/.test(name)) report(`The name ${name} begins with AWS, which is reserved.`, node);
  if (node.kind === Kind.INTERFACE_TYPE_DEFINITION && node.interfaces?.length)
    report(`The interface ${name} implements another interface, which is not supported.`, node);
}

/** A type with its lists and without regard to what may be null: the guide's own sample pairs `Post!` with `Post`. */
function shapeOf(type: GraphQLOutputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${shapeOf(nullable.ofType)}]`;
  return isNamedType(nullable) ? nullable.name : '';
}

function reporter(problems: string[]): Report {
  return (message, { loc }) => {
    const line = loc ? `line ${getLocation(loc.source, loc.start).line}: ` : '';
    problems.push(line + message);
  };
}
