import { type GraphQLError, specifiedRules, type ValidationRule } from 'graphql';
import { type ErrorEntry, locationsOf } from '../errors';

/** The rules that a query must keep. */
export function validationRules(_introspection: boolean): ValidationRule[] {
  return [...specifiedRules];
}

/** A broken rule as an entry of `errors`. */
export function validationErrorEntry(error: GraphQLError): ErrorEntry {
  return { path: null, locations: locationsOf(error), message: error.message };
}
