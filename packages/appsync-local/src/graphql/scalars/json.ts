import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { javaText } from '../wording/java-text';

/** Wording of the service for a value that is no JSON, e.g. of an object given instead of text. */
function unparsable(value: unknown): GraphQLError {
  return new GraphQLError(`Unable to parse ${javaText(value)} as valid JSON.`);
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') throw unparsable(text);
  try {
    return JSON.parse(text);
  } catch {
    throw unparsable(text);
  }
}

/**
 * JSON text for clients, the parsed value for resolver code. A string that a resolver returns is taken for a JSON
 * string and quoted: the documentation does not say whether the service would pass ready-made JSON text through, so
 * resolvers should return the object itself.
 */
export const awsJson = new GraphQLScalarType({
  name: 'AWSJSON',
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : {}),
  serialize: (value) => JSON.stringify(value),
});
