import { plainJson } from '../../language';
import { isNothing, requireObject } from '../../plain-values';
import { toMapValues } from '../attribute-values';
import { filterExpression } from '../filter-expression';
import { updateExpression } from '../update-expression';

/** A key or an item, typed. */
export function typedAttributes(attributes: unknown, what: string) {
  return toMapValues(requireObject(attributes, what));
}

/** The update of an update object. */
export function updateOf(update: unknown, what: string) {
  return updateExpression(requireObject(update, what));
}

/**
 * A condition, filter or key condition as a request carries it: an object, without `expressionValues` when there
 * are none (recorded). Nothing for null.
 * @throws Error for one that cannot be rendered: leaving a condition out would write what it should have prevented.
 */
export function expressionOf(filter: unknown, what: string) {
  if (isNothing(filter)) return undefined;
  const rendered = filterExpression(filter);
  if (!rendered)
    throw new Error(`${what} cannot be turned into a DynamoDB expression: ${plainJson.stringify(filter)}`);
  const { expression, expressionNames, expressionValues } = rendered;
  const hasValues = Object.keys(expressionValues).length > 0;
  return { expression, expressionNames, ...(hasValues ? { expressionValues } : {}) };
}

/** The options that writes to versioned tables share. */
export function versioning(payload: Record<string, unknown>) {
  const { _version, customPartitionKey, populateIndexFields } = payload;
  return { _version, customPartitionKey, populateIndexFields };
}
