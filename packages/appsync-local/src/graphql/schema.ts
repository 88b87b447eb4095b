import {
  buildASTSchema,
  concatAST,
  type GraphQLNamedType,
  type GraphQLSchema,
  isScalarType,
  parse,
  validateSchema,
} from 'graphql';
import { AWS_SCALARS } from './scalars';

/** What AppSync adds to every schema besides its scalars. */
const SERVICE_DIRECTIVES = parse(/* GraphQL */ `
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_oidc on OBJECT | FIELD_DEFINITION
  directive @aws_lambda on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
  directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
  directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
`);
const SCALAR_DEFINITIONS = parse(AWS_SCALARS.map(({ name }) => `scalar ${name}`).join('\n'));

/**
 * The schema of an API with everything that the service adds to it.
 * @throws Error that lists what is wrong with the document
 */
export function buildServiceSchema(sdl: string): GraphQLSchema {
  const schema = buildASTSchema(concatAST([SERVICE_DIRECTIVES, SCALAR_DEFINITIONS, parse(sdl)]));
  for (const scalar of AWS_SCALARS) adoptBehaviour(schema.getType(scalar.name), scalar);
  const problems = validateSchema(schema);
  if (problems.length > 0)
    throw new Error(
      `The schema is invalid:\n${problems.map((problem) => `- ${problem.message}`).join('\n')}`,
    );
  return schema;
}

/** A schema built from a document has scalars that accept anything: give them the real ones' behaviour. */
function adoptBehaviour(type: GraphQLNamedType | undefined, scalar: (typeof AWS_SCALARS)[number]): void {
  if (!isScalarType(type)) return;
  type.serialize = scalar.serialize;
  type.parseValue = scalar.parseValue;
  type.parseLiteral = scalar.parseLiteral;
}
