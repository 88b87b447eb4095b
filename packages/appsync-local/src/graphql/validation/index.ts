import type { GraphQLError, ValidationRule } from 'graphql';
import { type ErrorEntry, locationsOf } from '../errors';
import { enterNames, leaveNames } from './query-path';
import { argumentsOfCorrectType, defaultValuesOfCorrectType, noIntrospection } from './value-rules';
import { withWording } from './worded-rule';
import { WORDINGS } from './wordings';

/** The rules that queries must keep, speaking as the service does. */
export function validationRules(introspection: boolean): ValidationRule[] {
  return [
    enterNames,
    ...(introspection ? [] : [noIntrospection]),
    ...WORDINGS.map(([rule, describe]) => withWording(rule, describe)),
    argumentsOfCorrectType,
    defaultValuesOfCorrectType,
    leaveNames,
  ];
}

/** A broken rule as an entry of `errors`. Validation errors carry no error type of their own. */
export function validationErrorEntry(error: GraphQLError): ErrorEntry {
  return { path: null, locations: locationsOf(error), message: error.message };
}
