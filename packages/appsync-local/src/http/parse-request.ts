import { type GraphQLRequest, UnservableRequest } from '../graphql/executor';

const MALFORMED = 'MalformedHttpRequestException';

/**
 * The operation that a POST body holds.
 * @throws UnservableRequest in the service's words
 */
export function requestFromBody(body: string): GraphQLRequest {
  if (body.trim() === '') throw new UnservableRequest(MALFORMED, 'Request body is empty.');
  return checkRequest(parseJson(body));
}

/**
 * The operation that the parameters of a GET hold.
 * @throws UnservableRequest
 */
export function requestFromParameters(parameters: URLSearchParams): GraphQLRequest {
  const variables = parameters.get('variables');
  return checkRequest({
    query: parameters.get('query'),
    operationName: parameters.get('operationName'),
    variables: variables ? parseJson(variables) : null,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unparsable();
  }
}

function checkRequest(value: unknown): GraphQLRequest {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw unparsable();
  const { query, variables, operationName } = value as Record<string, unknown>;
  if (typeof query !== 'string') throw unparsable();
  if (
    variables !== null &&
    variables !== undefined &&
    (typeof variables !== 'object' || Array.isArray(variables))
  )
    throw unparsable();
  if (operationName !== null && operationName !== undefined && typeof operationName !== 'string')
    throw unparsable();
  return { query, variables: variables as GraphQLRequest['variables'], operationName };
}

function unparsable(): UnservableRequest {
  return new UnservableRequest(MALFORMED, 'Unable to parse GraphQL query.');
}
