import {
  buildASTSchema,
  concatAST,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  parse,
  validateSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AWS_SCALARS } from './scalars';
import { documentProblems, subscriptionProblems } from './schema-rules';

/** What AppSync adds to every schema. Tools that read a schema of AppSync's need this file as well. */
const SERVICE_SCHEMA = parse(readFileSync(path.join(__dirname, 'service-schema.graphql'), 'utf8'));

/**
 * The schema of an API with everything that the service adds to it.
 * @throws Error that lists what is wrong with the document
 */
export function buildServiceSchema(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  refuse(documentProblems(sdl, document));
  const schema = buildASTSchema(concatAST([SERVICE_SCHEMA, document]));
  for (const scalar of AWS_SCALARS) adoptBehaviour(schema.getType(scalar.name), scalar);
  dropDefaultValues(schema);
  refuse(validateSchema(schema).map(({ message }) => message));
  refuse(subscriptionProblems(schema));
  return schema;
}

function refuse(problems: string[]): void {
  if (problems.length > 0)
    throw new Error(`The schema is invalid:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
}

/**
 * The service keeps no default values of arguments and input fields: resolvers never see them, and introspection
 * shows none (aws-appsync-community 59 and 271). Default values of variables are the client's, and count.
 */
function dropDefaultValues(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) field.defaultValue = undefined;
    if (isObjectType(type) || isInterfaceType(type))
      for (const { args } of Object.values(type.getFields()))
        for (const argument of args) argument.defaultValue = undefined;
  }
}

/** A schema built from a document has scalars that accept anything: give them the real ones' behaviour. */
function adoptBehaviour(type: GraphQLNamedType | undefined, scalar: (typeof AWS_SCALARS)[number]): void {
  if (!isScalarType(type)) return;
  type.serialize = scalar.serialize;
  type.parseValue = scalar.parseValue;
  type.parseLiteral = scalar.parseLiteral;
}
