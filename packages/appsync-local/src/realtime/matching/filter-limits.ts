import type { FilterCondition, SubscriptionFilter } from '../host';
import { isJsonObject } from '../json';
import { findOperator } from './operators';

/** Longest list that an operator takes ("Extensions": 5 for `in` and `notIn`, 20 for `containsAny`). */
const MAX_VALUES = new Map([
  ['in', 5],
  ['notIn', 5],
  ['containsAny', 20],
]);
const MAX_GROUPS = 10;
const MAX_FIELDS = 5;

/**
 * Why the service would refuse a filter at `start`, in its words where they are known; undefined for a good filter.
 * The limits and the wording come from errors that clients of the service report.
 */
export function filterFault(filter: SubscriptionFilter): string | undefined {
  if (!isWellFormed(filter)) return 'Invalid subscription filter.';
  const groups = filter.filterGroup.map((group) => group.filters);
  if (groups.length > MAX_GROUPS)
    return `Filters combination exceed maximum limit ${MAX_GROUPS} for subscription.`;
  const fields = new Set(groups.flat().map((condition) => condition.fieldName));
  if (fields.size > MAX_FIELDS)
    return `Filters exceed maximum attributes limit ${MAX_FIELDS} for subscription.`;
  if (groups.some(repeatsField)) return 'subscription filter uses same fieldName multiple time.';
  return firstFault(groups.flat());
}

function firstFault(conditions: FilterCondition[]): string | undefined {
  for (const { operator, value } of conditions) {
    if (!findOperator(operator)) return `subscription filter uses unknown operator \`${operator}\`.`;
    const limit = MAX_VALUES.get(operator);
    if (limit !== undefined && Array.isArray(value) && value.length > limit) {
      return `subscription exceeds maximum value limit ${limit} for operator \`${operator}\`.`;
    }
  }
  return undefined;
}

function repeatsField(conditions: FilterCondition[]): boolean {
  return new Set(conditions.map((condition) => condition.fieldName)).size < conditions.length;
}

// A filter is what resolver code put together, so its type is a hope until it is looked at.
function isWellFormed(filter: unknown): boolean {
  return isJsonObject(filter) && isListOf(filter['filterGroup'], isGroup);
}

function isGroup(group: unknown): boolean {
  return isJsonObject(group) && isListOf(group['filters'], isCondition);
}

function isCondition(condition: unknown): boolean {
  return (
    isJsonObject(condition) &&
    typeof condition['fieldName'] === 'string' &&
    typeof condition['operator'] === 'string'
  );
}

function isListOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}
