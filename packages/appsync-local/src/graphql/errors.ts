import { type ASTNode, GraphQLError, type SourceLocation } from 'graphql';
import { FieldError } from '../field-error';

/** A place in the query text, as the service shows it. */
export interface ErrorLocation extends SourceLocation {
  sourceName: null;
}

/** One entry of `errors` in an answer. Errors of the service itself have no type, data or info. */
export interface ErrorEntry {
  path: readonly (string | number)[] | null;
  data?: unknown;
  errorType?: string | null;
  errorInfo?: unknown;
  locations: ErrorLocation[] | null;
  message: string;
  [key: string]: unknown;
}

/** The refusal of a field by the authorization rules, or by `util.unauthorized()`. */
export function unauthorizedField(typeName: string, fieldName: string): FieldError {
  return new FieldError(`Not Authorized to access ${fieldName} on type ${typeName}`, 'Unauthorized');
}

/** Where an error is in the query text; null when the service would not say. */
export function locationsOf(error: Pick<GraphQLError, 'locations'>): ErrorLocation[] | null {
  return error.locations?.map(({ line, column }) => ({ line, column, sourceName: null })) ?? null;
}

/** A path as graphql-java writes it: `/posts/items[0]/title`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('');
}

/** An error of the operation as a whole, which names no field. */
export function operationError(message: string, locations: ErrorLocation[] | null = null): ErrorEntry {
  return { path: null, locations, message };
}

/** Where nodes of a query stand in its text. */
export function locationsOfNodes(nodes: readonly ASTNode[]): ErrorLocation[] | null {
  return locationsOf(new GraphQLError('', { nodes }));
}
