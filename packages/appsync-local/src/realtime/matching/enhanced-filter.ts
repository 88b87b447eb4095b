import type { FilterCondition, SubscriptionFilter } from '../host';
import { fieldValue } from './field-value';
import { findOperator } from './operators';

/**
 * Whether a record satisfies an enhanced filter: any group in which every condition holds.
 * A filter without groups has no alternative that could hold, so it matches nothing. A list never matches
 * ("Enhanced subscription filtering": a mutation that returns a list is ignored).
 */
export function matchesFilter(filter: SubscriptionFilter, record: unknown): boolean {
  if (Array.isArray(record)) return false;
  return filter.filterGroup.some((group) => group.filters.every((condition) => holds(condition, record)));
}

function holds({ fieldName, operator, value }: FilterCondition, record: unknown): boolean {
  return findOperator(operator)?.(fieldValue(record, fieldName), value) ?? false;
}
