import type { FilterCondition, SubscriptionFilter } from '../../src/realtime/host';
import { filterFault } from '../../src/realtime/matching/filter-limits';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const equals = (fieldName: string): FilterCondition => ({ fieldName, operator: 'eq', value: 1 });
const one = (operator: string, value: unknown) => anyOf([{ fieldName: 'a', operator, value }]);
const anyOf = (...groups: FilterCondition[][]): SubscriptionFilter => ({
  filterGroup: groups.map((filters) => ({ filters })),
});

const good: [string, SubscriptionFilter][] = [
  ['5 values for in', one('in', numbers(5))],
  ['5 values for notIn', one('notIn', numbers(5))],
  ['20 values for containsAny', one('containsAny', numbers(20))],
  ['10 groups', anyOf(...numbers(10).map(() => [equals('a')]))],
  ['5 fields', anyOf(['a', 'b', 'c'].map(equals), ['d', 'e'].map(equals))],
];
it.each(good)('%s are accepted', (_name, filter) => {
  expect(filterFault(filter)).toBeUndefined();
});

const bad: [string, unknown, string][] = [
  ['6 values for in', one('in', numbers(6)), 'subscription exceeds maximum value limit 5 for operator `in`.'],
  [
    '6 values for notIn',
    one('notIn', numbers(6)),
    'subscription exceeds maximum value limit 5 for operator `notIn`.',
  ],
  [
    '21 values for containsAny',
    one('containsAny', numbers(21)),
    'subscription exceeds maximum value limit 20 for operator `containsAny`.',
  ],
  [
    '11 groups',
    anyOf(...numbers(11).map(() => [equals('a')])),
    'Filters combination exceed maximum limit 10 for subscription.',
  ],
  [
    '6 fields',
    anyOf(['a', 'b', 'c'].map(equals), ['d', 'e', 'f'].map(equals)),
    'Filters exceed maximum attributes limit 5 for subscription.',
  ],
  [
    'a field twice in a group',
    anyOf([equals('a'), equals('a')]),
    'subscription filter uses same fieldName multiple time.',
  ],
  ['an unknown operator', one('gte', 1), 'subscription filter uses unknown operator `gte`.'],
  ['no groups', {}, 'Invalid subscription filter.'],
  ['a group without filters', { filterGroup: [{}] }, 'Invalid subscription filter.'],
  [
    'a condition without a field',
    { filterGroup: [{ filters: [{ operator: 'eq' }] }] },
    'Invalid subscription filter.',
  ],
];
it.each(bad)('%s is refused', (_name, filter, fault) => {
  expect(filterFault(filter as SubscriptionFilter)).toBe(fault);
});
