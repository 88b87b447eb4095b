import type { SubscriptionFilter } from '@aws-appsync/utils';
import { isObject } from '../plain-values';

/** A condition, as written: the service judges neither operators nor values here. */
interface Condition {
  fieldName: string;
  operator: string;
  value: unknown;
}

/** Conditions that must hold together. */
type Group = Condition[];

class UnreadableFilter extends Error {}

/**
 * `util.transform.toSubscriptionFilter`: multiplies a filter object out into groups of conditions, one group for
 * each way to satisfy it. Several operators on one field are alternatives, like the members of `or` and the rules
 * ("Transformation helpers in util.transform"; all as recorded). `not` is a field name like any other. Null for a
 * filter that is no object.
 */
export function toSubscriptionFilter(
  filter: unknown,
  ignoredFields?: unknown,
  rules?: unknown,
): SubscriptionFilter | null {
  const ignored = new Set<unknown>(Array.isArray(ignoredFields) ? ignoredFields : []);
  try {
    const groups = combine([groupsOf(filter, ignored), groupsOfRules(rules)]);
    const filterGroup = groups.filter((group) => group.length > 0).map((filters) => ({ filters }));
    return { filterGroup } as SubscriptionFilter;
  } catch (error) {
    if (error instanceof UnreadableFilter) return null;
    throw error;
  }
}

/** Every choice of one group from each list of alternatives, put together. */
function combine(lists: Group[][]): Group[] {
  return lists.reduce(
    (groups, alternatives) => groups.flatMap((group) => alternatives.map((other) => [...group, ...other])),
    [[]],
  );
}

function groupsOf(filter: unknown, ignored: Set<unknown>): Group[] {
  if (!isObject(filter)) throw new UnreadableFilter();
  const members = Object.entries(filter).filter(([name]) => !ignored.has(name));
  return combine(
    members.map(([name, value]) => {
      if (name === 'and') return combine(listOf(value).map((member) => groupsOf(member, ignored)));
      if (name === 'or') return listOf(value).flatMap((member) => groupsOf(member, ignored));
      return alternativesOf(name, value);
    }),
  );
}

function groupsOfRules(rules: unknown): Group[] {
  const alternatives = isObject(rules)
    ? Object.entries(rules).flatMap(([name, value]) => alternativesOf(name, value))
    : [];
  return alternatives.length > 0 ? alternatives : [[]];
}

function alternativesOf(fieldName: string, operators: unknown): Group[] {
  if (!isObject(operators)) throw new UnreadableFilter();
  return Object.entries(operators).map(([operator, value]) => [{ fieldName, operator, value }]);
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new UnreadableFilter();
  return value;
}
