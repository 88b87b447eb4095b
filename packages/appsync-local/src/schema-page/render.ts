/** The schema as one page: what there is, what it means, and who may call it. */
import {
  getDirectiveValues,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Who calls, by the directive that lets them in. */
const CALLERS: Record<string, string> = {
  aws_api_key: 'the public, with an API key',
  aws_cognito_user_pools: 'everybody who is signed in',
  aws_iam: 'the system, with IAM',
};

type Field = GraphQLField<unknown, unknown>;
type Described = { description?: string | null };

/** @param schema with AppSync's own directives and scalars. @returns HTML that needs no other file. */
export function renderSchema(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const roots = ['Query', 'Mutation', 'Subscription'];
  const parts: [string, GraphQLNamedType[]][] = [
    ['Operations', roots.flatMap((root) => schema.getType(root) ?? [])],
    ['Types', types.filter((type) => isObjectType(type) && !roots.includes(type.name))],
    ['Inputs', types.filter(isInputObjectType)],
    ['Enums', types.filter(isEnumType)],
    ['Scalars', types.filter(isScalarType)],
  ];
  const contents = parts.map(
    ([title, members]) => `<dt>${title}<dd>${members.map(({ name }) => link(name)).join(', ')}`,
  );
  const sections = parts.map(
    ([title, members]) => `<h2>${title}</h2>${members.map((type) => renderType(schema, type)).join('')}`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The schema</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
section { border-top: 1px solid; margin-top: 2rem } dd { margin: 0 0 1rem 2rem } p { margin: 0.25rem 0 } small { opacity: 0.75 }
</style>
<h1>The schema</h1>${prose(schema)}<dl>${contents.join('')}</dl>${sections.join('')}
</html>
`;
}

function renderType(schema: GraphQLSchema, type: GraphQLNamedType): string {
  const members = 'getFields' in type ? Object.values<Field | GraphQLInputField>(type.getFields()) : [];
  const values = isEnumType(type) ? type.getValues() : [];
  const rows = [
    ...members.map((member) => renderField(schema, type, member)),
    ...values.map((value) => `<dt><code>${value.name}</code><dd>${prose(value)}`),
  ];
  return `<section id="${type.name}"><h3>${type.name}</h3>${prose(type)}${access(schema, type)}<dl>${rows.join('')}</dl></section>`;
}

function renderField(
  schema: GraphQLSchema,
  { name }: GraphQLNamedType,
  field: Field | GraphQLInputField,
): string {
  const args = 'args' in field ? field.args : [];
  const id = `${name}.${field.name}`;
  const list = args.map((argument) => `<li><code>${signature(argument)}</code> ${prose(argument)}`);
  return `<dt id="${id}"><code>${signature(field)}</code><dd>${prose(field)}${list.length > 0 ? `<ul>${list.join('')}</ul>` : ''}${access(schema, field)}`;
}

function signature(of: Field | GraphQLInputField | GraphQLArgument): string {
  const value = of.astNode && 'defaultValue' in of.astNode ? of.astNode.defaultValue : undefined;
  const type = String(of.type).replace(/\w+/, link);
  return `${of.name}: ${type}${value ? ` = ${escape(print(value))}` : ''}`;
}

/** What the directives say: who may call, and for a subscription which mutations are heard. */
function access(schema: GraphQLSchema, of: GraphQLNamedType | Field | GraphQLInputField): string {
  const node = of.astNode;
  const values = (name: string): Record<string, unknown> | undefined => {
    const directive = schema.getDirective(name);
    return directive && node ? getDirectiveValues(directive, node) : undefined;
  };
  const who = Object.entries(CALLERS).flatMap(([name, caller]) => {
    const given = values(name);
    const groups = given?.['cognito_groups'] as string[] | undefined;
    return given ? [groups ? `members of ${groups.join(', ')}` : caller] : [];
  });
  const heard = (values('aws_subscribe')?.['mutations'] ?? []) as string[];
  const lines = [
    who.length > 0 ? `For ${who.join('; ')}.` : '',
    heard.length > 0 ? `Hears ${heard.map((mutation) => link(`Mutation.${mutation}`)).join(', ')}.` : '',
  ];
  return lines.map((line) => (line ? `<p><small>${line}</small></p>` : '')).join('');
}

function link(target: string): string {
  return /^(String|Int|Float|Boolean|ID)$/.test(target) ? target : `<a href="#${target}">${target}</a>`;
}

function prose({ description }: Described): string {
  return description ? `<p>${escape(description).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>` : '';
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
